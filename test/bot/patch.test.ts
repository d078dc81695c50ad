import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createEngine, patchLearned } from '../../bot/build-engine.ts'
import type { Engine } from '../../bot/engine.ts'
import type { BotEntry } from '../../bot/entry.ts'
import type { Kept } from '../../bot/learn/keep.ts'
import { cpuSeconds } from '../knowledge/support/cpu-seconds.ts'
import { zhShop } from './support/shop.ts'

const learned = createEngine(zhShop).learned()

function patched(entries: readonly BotEntry[]): Engine {
  const patch = patchLearned(entries, learned)
  expect(patch).not.toBeNull()
  return createEngine(entries, { learned: patch, isLearnedOfThese: true })
}

const changed = (at: number, change: (entry: BotEntry) => BotEntry): BotEntry[] =>
  zhShop.map((entry, place) => (place === at ? change(entry) : entry))
const added = (at: number, ...questions: string[]) =>
  changed(at, entry => ({ ...entry, questions: [...entry.questions, ...questions] }))

/** What an editor does to one entry. */
const edit = fc.record({
  at: fc.nat(zhShop.length - 1),
  other: fc.nat(zhShop.length - 1),
  what: fc.constantFrom('add', 'drop', 'reword', 'new entry', 'no entry'),
})

function edited({ at, other, what }: { at: number; other: number; what: string }): BotEntry[] {
  const words = `老客户想问问${zhShop[other]!.questions.at(-1)!.slice(0, 6)}的讲究`
  switch (what) {
    case 'add':
      return added(at, words)
    case 'drop':
      return changed(at, entry => ({ ...entry, questions: entry.questions.slice(0, -1) }))
    case 'reword':
      return changed(at, entry => ({ ...entry, questions: [words, ...entry.questions.slice(1)] }))
    case 'new entry':
      return [{ id: 'aa-new', language: 'zh', questions: [words, '新开的门店送小礼品吗'] }, ...zhShop]
    default:
      return zhShop.filter((_, place) => place !== at)
  }
}

/** The words of every question, for the judge of pairs. */
const sentencesOf = (engine: Engine) => (engine.learned() as Kept).model.sentences

describe('an engine with one entry patched in', () => {
  it('answers as the one that learned everything: the same first candidate for 95 of 100 questions and more', () => {
    let same = 0
    let all = 0

    fc.assert(
      fc.property(edit, one => {
        const entries = edited(one)
        const [quick, whole] = [patched(entries), createEngine(entries)]
        expect(sentencesOf(quick)).toEqual(sentencesOf(whole))
        for (const question of entries.flatMap(({ questions }) => questions.flatMap(text => [text, `请问${text}呢`]))) {
          if (quick.match(question).top[0]?.id === whole.match(question).top[0]?.id) same++
          all++
        }
      }),
      { numRuns: 6, seed: 41 },
    )

    expect(same / all).toBeGreaterThanOrEqual(0.95)
  })

  it('finds the new question at once, surely, and no question that is gone', () => {
    const engine = patched(
      changed(3, entry => ({ ...entry, questions: ['珐琅内胆会不会掉瓷', ...entry.questions.slice(1)] })),
    )

    expect(engine.match('珐琅内胆会不会掉瓷').top[0]).toMatchObject({ id: zhShop[3]!.id })
    expect(engine.match('珐琅内胆会不会掉瓷').top[0]!.confidence).toBeGreaterThanOrEqual(0.9)
    expect(engine.explain('珐琅内胆掉瓷')?.explanation.matchedQuestion).toBe('珐琅内胆会不会掉瓷')
    const said = zhShop[3]!.questions[0]!
    expect(engine.explain(said)?.explanation.matchedQuestion).not.toBe(said)
  })

  it('knows a new question word for word, though it was written with a particle at its end', () => {
    const engine = patched(added(0, '老客户换季有什么讲究啊'))

    for (const text of ['老客户换季有什么讲究', '老客户换季有什么讲究呀']) {
      expect(engine.match(text).top[0]).toEqual(engine.match('老客户换季有什么讲究啊').top[0])
    }
  })

  it('does not mind the order of entries and of questions', () => {
    const entries = added(5, '能不能周末送来', '送货师傅几点到')
    const turned = [...entries].reverse().map(one => ({ ...one, questions: [...one.questions].reverse() }))

    for (const text of ['周末送不送', '空调保修', '退货怎么弄', 'E3', '会员多少钱'])
      expect(patched(turned).match(text)).toEqual(patched(entries).match(text))
  })

  it('can be patched again, and back to what it was', () => {
    const once = patchLearned(added(2, '第一次加的问法'), learned)
    const twice = patchLearned(zhShop, once)
    const engine = createEngine(zhShop, { learned: twice, isLearnedOfThese: true })

    for (const { id, questions } of zhShop) expect(engine.match(questions[0]!).top[0]?.id).toBe(id)
  })

  it('costs a fraction of learning', () => {
    const entries = added(4, '这个问法是新的')

    const learning = cpuSeconds(() => createEngine(entries))
    const patching = cpuSeconds(() => patchLearned(entries, learned))

    expect(patching).toBeLessThan(learning / 5)
  })

  it.each([
    [
      'too much has changed',
      zhShop.map((one, at) => (at < 9 ? { ...one, questions: ['全都改了'] } : one)),
      learned,
      {},
    ],
    ['nothing has', zhShop, learned, {}],
    ['the synonyms are others', added(1, '新的问法'), learned, { synonyms: [['保修', '质保']] }],
    ['there is nothing to patch', added(1, '新的问法'), undefined, {}],
    ['it was damaged', added(1, '新的问法'), { settings: 'x', of: 'y' }, {}],
  ])('is not there where %s', (_, entries, former, options) => {
    expect(patchLearned(entries, former, options)).toBeNull()
  })
})
