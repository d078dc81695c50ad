import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { chineseMeanings, englishMeanings } from '../../../bot/meaning/meanings.ts'
import { type WishJudge, wishJudgeOf } from '../../../bot/meaning/same-wish.ts'
import { cutWords } from '../../../bot/text/cut-words.ts'
import { stem, words } from '../../../bot/text/stems.ts'

const ranksOf = (found: readonly string[], rankOf: ReadonlyMap<string, number>) =>
  Int32Array.from(found, word => rankOf.get(word) ?? -1)
const english = (text: string) => ranksOf(words(text.toLowerCase()).map(stem), englishMeanings().rankOf)
const chinese = (text: string) => ranksOf(cutWords([...text]), chineseMeanings().rankOf)
const compare = (judge: WishJudge, one: Int32Array, other: Int32Array) =>
  judge.compare(judge.read(one), judge.read(other))

/** A question, the same in other words, and one that differs in little and wants something else. */
const ENGLISH: [question: string, same: string, other: string][] = [
  ['how do i cancel my order', 'i want to call off the order i placed', 'how do i place an order'],
  ['where is my parcel', 'my package has not arrived, where is it', 'where do i send my parcel'],
  ['can i pay by card', 'do you take credit cards', 'can i get a new card'],
  ['what does the repair cost', 'how much is it to get it fixed', 'how long does the repair take'],
  ['how do i raise my limit', 'i need a higher limit', 'how do i lower my limit'],
]

const CHINESE: [question: string, same: string, other: string][] = [
  ['怎么取消订单', '我下的单不想要了能撤吗', '怎么下订单'],
  ['修一次要多少钱', '维修怎么收费', '修一次要多久'],
  ['怎么打开声音', '如何把声音开起来', '怎么关掉声音'],
  ['空调漏水怎么办', '空调往下滴水', '空调不制冷怎么办'],
]

describe.each([
  { language: 'English', judge: wishJudgeOf('en'), ranks: english, rows: ENGLISH },
  { language: 'Chinese', judge: wishJudgeOf('zh'), ranks: chinese, rows: CHINESE },
])('the judge of $language', ({ judge, ranks, rows }) => {
  it.each(rows)('takes "%s" for "%s" sooner than for "%s"', (question, same, other) => {
    expect(compare(judge, ranks(question), ranks(same))).toBeGreaterThan(compare(judge, ranks(question), ranks(other)))
  })

  it.each(rows)('knows "%s" again', question => {
    expect(compare(judge, ranks(question), ranks(question))).toBeGreaterThan(0)
  })
})

const someRanks = fc.array(fc.integer({ min: -1, max: 15_999 }), { maxLength: 60 }).map(all => Int32Array.from(all))

it.each(['en', 'zh'] as const)('says the same from both sides, in %s', language => {
  const judge = wishJudgeOf(language)
  fc.assert(
    fc.property(someRanks, someRanks, (one, other) => {
      const odds = compare(judge, one, other)
      expect(Number.isFinite(odds)).toBe(true)
      expect(compare(judge, other, one)).toBeCloseTo(odds, 4)
    }),
  )
})

it('says nothing where there is nothing to compare', () => {
  expect(compare(wishJudgeOf('zh'), new Int32Array(0), chinese('怎么付款'))).toBe(0)
  expect(compare(wishJudgeOf('en'), english('how do i pay'), new Int32Array(0))).toBe(0)
})

/** What the judge that was taught says itself, with its numbers rounded as the tables hold them. */
it.each([
  ['en', [14, 200, 3000, -1, 45], [14, 3000, 77, 900], -1.5477],
  ['zh', [3, 700, 12000, -1, 88], [700, 3, 45, 5000], -0.0481],
] as const)('judges as it was taught, in %s', (language, one, other, odds) => {
  expect(compare(wishJudgeOf(language), Int32Array.from(one), Int32Array.from(other))).toBeCloseTo(odds, 3)
})
