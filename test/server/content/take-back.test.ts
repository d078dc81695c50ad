import { describe, expect, it } from '@jest/globals'
import type { KnowledgeVersion } from '../../../protocol/editor.ts'
import type { RollBackWish } from '../../../server/content/roll-back.ts'
import { createTakeBack, OURSELVES } from '../../../server/content/take-back.ts'

const LOST = [{ params: { ask: '空调质保几年' } }] as unknown as Parameters<ReturnType<typeof createTakeBack>>[1]

/** A shop whose publish is under way until it is let end. */
function shopWith(kept: readonly Partial<KnowledgeVersion>[]) {
  const list = [...kept]
  const wishes: RollBackWish[] = []
  let end = (): void => {}
  const ending = new Promise<void>(resolve => {
    end = resolve
  })
  const takeBack = createTakeBack({
    versions: { list: async () => [...list] as KnowledgeVersion[] },
    publish: { settled: () => ending },
    async rollBack(wish) {
      wishes.push(wish)
      return { version: 'before', problems: [] }
    },
  })
  return {
    ...{ takeBack, wishes, end },
    keep: (version: Partial<KnowledgeVersion>) => list.unshift(version),
  }
}

describe('[L1] what lost answers is taken back', () => {
  it('also when it is known to lose them before its publish has been noted down', async () => {
    const { takeBack, wishes, keep, end } = shopWith([{ id: '1', version: 'old', by: '周主管' }])
    const taken = takeBack('new', LOST)
    keep({ id: '2', version: 'new', by: '周主管' })
    end()

    expect(await taken).toMatchObject({ version: 'before' })
    expect(wishes).toEqual([{ id: '2', by: OURSELVES, why: '✗ “空调质保几年”' }])
  })

  it.each<[string, Partial<KnowledgeVersion>[]]>([
    ['was changed by hand', []],
    ['is not the newest', [{ id: '3', version: 'newer', by: '周主管' }]],
    ['is what was taken back before', [{ id: '2', version: 'new', by: OURSELVES }]],
  ])('not what %s', async (_, kept) => {
    const { takeBack, wishes, end } = shopWith(kept)
    end()

    expect(await takeBack('new', LOST)).toBeNull()
    expect(wishes).toEqual([])
  })
})
