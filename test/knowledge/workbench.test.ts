import { afterAll, afterEach, describe, expect, it } from '@jest/globals'
import { createWorkbench, type Workbench } from '../../knowledge/workbench.ts'
import { createWorkbenchOffThread } from '../../knowledge/workbench-off-thread.ts'
import { faq } from './support/lint-samples.ts'
import { FINDABLE, LOST } from './support/lost-entry.ts'
import { folderWith, removeFolders, write } from './support/temp-folder.ts'

afterAll(removeFolders)

const benches: Workbench[] = []
afterEach(() => {
  for (const bench of benches.splice(0)) bench.stop()
})

const AC = { id: 'a', question: '空调保修多久', variants: ['空调保几年', '空调质保期', '空调三包几年'] }
/** An engine that knows one thing only takes everything for it. */
const OTHERS = [
  { id: 'return', question: '如何申请退货', variants: ['想退货怎么办', '不想要了怎么退', '退货流程是什么'] },
  { id: 'order', question: '我的订单到哪里了', variants: ['快递到哪了', '查一下物流', '我的货什么时候到'] },
  { id: 'descale', question: '水壶里有水垢怎么清洗', variants: ['水垢怎么去掉', '水壶除垢', '壶底白色的东西怎么洗'] },
]
const INVOICE = { id: 'b', question: '怎么开发票', variants: ['发票在哪里开', '我要发票', '电子发票怎么下载'] }

async function bench(make: typeof createWorkbench) {
  const dir = await folderWith({
    'faq/a.zh.yaml': `topic: 售后 # 客服\nentries:\n${faq(AC, ...OTHERS).replace(/^/gm, '  ')}`,
  })
  const made = make({ dir, cacheDir: null, now: () => Date.parse('2026-09-15T04:00:00Z') })
  benches.push(made)
  return { dir, made }
}

describe.each([
  ['in this thread', createWorkbench],
  ['in threads of its own', createWorkbenchOffThread],
])('[L1] [L6] a workbench %s', (_, make) => {
  it('looks, checks, tries and replays without changing the folder', async () => {
    const { made } = await bench(make)
    const draft = [{ file: 'faq/b.zh.yaml', text: faq(INVOICE) }]
    const problemsOf = async (changes: Parameters<Workbench['check']>[0]) => (await made.check(changes)).problems

    const look = await made.look()
    expect(look.files).toEqual([
      expect.objectContaining({ path: 'faq/a.zh.yaml', topic: '售后', language: 'zh', entries: 4, errors: 0 }),
    ])
    expect(await problemsOf([{ file: 'faq/b.zh.yaml', text: '- id: [' }])).toEqual([
      expect.objectContaining({ severity: 'error', file: 'faq/b.zh.yaml', line: 1 }),
    ])
    expect(await problemsOf([{ file: 'faq/a.zh.yaml', text: null }])).toEqual([
      expect.objectContaining({ code: 'NO_ENTRIES' }),
    ])
    expect(await problemsOf([{ file: 'faq/c.zh.yaml', text: faq(...FINDABLE, LOST) }])).toContainEqual(
      expect.objectContaining({ code: 'UNFINDABLE', file: 'faq/c.zh.yaml', line: FINDABLE.length + 1 }),
    )
    expect(await made.try(draft, '发票在哪里开')).toMatchObject({
      decision: 'answer',
      candidates: [expect.objectContaining({ entryId: 'b', file: 'faq/b.zh.yaml:1' })],
    })
    expect((await made.try([], '发票在哪里开')).decision).not.toBe('answer')
    const replayed = await made.replay(draft, [
      { text: '发票在哪里开', count: 3 },
      { text: '空调保修多久', count: 2 },
    ])
    expect(replayed).toEqual({
      ...{ questions: 5, same: 2, changed: 0, nowAnswered: 3, nowLost: 0 },
      samples: [{ text: '发票在哪里开', kind: 'nowAnswered', before: null, after: '怎么开发票' }],
    })
  })

  it('sees what has changed on disk meanwhile', async () => {
    const { dir, made } = await bench(make)
    expect((await made.try([], '发票在哪里开')).decision).not.toBe('answer')

    await write(dir, { 'faq/b.zh.yaml': faq(INVOICE) })

    expect((await made.try([], '发票在哪里开')).decision).toBe('answer')
  })
})

it('[L1] tells what answers may refer to, with the changes', async () => {
  const { made } = await bench(createWorkbench)
  const changes = [
    { file: 'facts.yaml', text: 'fees:\n  visit: { zh: 50 元, en: ¥50 }\n  far: { zh: 80 元 }\n' },
    { file: 'shop.yaml', text: 'name: { zh: 小店, en: Shop }\n' },
  ]

  const { facts } = await made.check(changes)

  expect(facts).toContainEqual({ key: 'fees.visit', zh: '50 元', en: '¥50' })
  expect(facts).toContainEqual({ key: 'fees.far', zh: '80 元', en: '80 元' })
  expect(facts).toContainEqual({ key: 'shop.name', zh: '小店', en: 'Shop' })
  expect(facts).toContainEqual({ key: 'hours.human', zh: expect.any(String), en: expect.any(String) })
  expect((await made.look()).facts.map(({ key }) => key)).not.toContain('fees.visit')
})

it('[L1] a file above 256 KB is refused before it is read', async () => {
  const { made } = await bench(createWorkbench)

  const { problems } = await made.check([{ file: 'faq/b.zh.yaml', text: '#'.repeat(300_000) }])

  expect(problems).toContainEqual(expect.objectContaining({ code: 'FILE_TOO_LARGE', file: 'faq/b.zh.yaml' }))
})

it('refuses, with a code, when too much waits', async () => {
  const { made } = await bench(createWorkbenchOffThread)

  const asked = Array.from({ length: 40 }, () => made.check([]).catch((error: { code: string }) => error.code))

  expect((await Promise.all(asked)).filter(result => result === 'BUSY_TRY_AGAIN')).toHaveLength(24)
})
