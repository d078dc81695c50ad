import { expect, it } from '@jest/globals'
import { wordRows } from '../../bot/match/model.ts'
import { createWishComparison } from '../../bot/match/wish-comparison.ts'
import { chineseMeanings } from '../../bot/meaning/meanings.ts'
import { cutWords } from '../../bot/text/cut-words.ts'

const ranksOf = (text: string) => {
  const { rankOf } = chineseMeanings()
  return Int32Array.from(cutWords([...text]), word => rankOf.get(word) ?? -1)
}
const QUESTIONS = ['怎么取消订单', '我下的单不想要了能撤吗', '怎么下订单', '保修多久']
const comparedWith = createWishComparison({ language: 'zh', sentences: wordRows(QUESTIONS.map(ranksOf)) })
const wishesOf = (query: string, questions: number[]) =>
  comparedWith({ ranks: ranksOf(query) })({ entry: 0, questions })

it('is as sure of an entry as its questions together make it, and remembers the surest and the least sure', () => {
  const apart = QUESTIONS.map((_, question) => wishesOf('刚下的单要取消', [question]))
  const { together, highest, lowest } = wishesOf('刚下的单要取消', [0, 1, 2, 3])

  const odds = apart.map(one => one.together)
  expect(apart.every(one => one.highest === one.lowest && Math.abs(one.together - one.lowest) < 1e-9)).toBe(true)
  expect([highest, lowest]).toEqual([Math.max(...odds), Math.min(...odds)])
  expect(together).toBeLessThan(highest)
  expect(together).toBeGreaterThan(odds.reduce((sum, each) => sum + each, 0) / odds.length)
})

it('says the same whatever the order of the questions', () => {
  expect(wishesOf('取消', [0, 2, 3]).together).toBeCloseTo(wishesOf('取消', [3, 0, 2]).together, 9)
})

it('doubts an entry without questions', () => {
  expect(wishesOf('取消', [])).toEqual({ together: -4, highest: -4, lowest: -4 })
})
