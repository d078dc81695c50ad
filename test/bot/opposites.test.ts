import { describe, expect, it } from '@jest/globals'
import { createEngine } from '../../bot/build-engine.ts'
import type { BotEntry } from '../../bot/entry.ts'
import type { Ranked } from '../../bot/learn/ranker.ts'
import { directionsIn } from '../../bot/match/opposites.ts'
import { createOppositesGuard } from '../../bot/match/opposites-guard.ts'
import { enShop, zhShop } from './support/shop.ts'

describe('[R39] the directions of a text', () => {
  it.each([
    ['zh', '怎么提高额度', '怎么降低额度'],
    ['zh', '会员如何开通', '会员如何取消'],
    ['zh', '绑定手机号', '解除绑定手机号'],
    ['zh', '能提前送吗', '能晚几天送吗'],
    ['zh', '怎么装上', '怎么拆下来'],
    ['zh', '水太热', '水太冷'],
    ['en', 'how do i raise my limit', 'how do i lower my limit'],
    ['en', 'turn the alerts on', 'turn the alerts off'],
    ['en', 'where do i sign in', 'where do i sign out'],
    ['en', 'it is too loud', 'it is too quiet'],
  ] as const)('are opposite in %s: "%s", "%s"', (language, text, opposite) => {
    const [one, other] = [directionsIn(text, language), directionsIn(opposite, language)]
    expect(one.size).toBeGreaterThan(0)
    expect([...one].some(([axis, way]) => other.get(axis) === -way)).toBe(true)
  })

  it.each([
    ['zh', '取消以后怎么重新开通'],
    ['zh', '还没开通'],
    ['zh', '别取消'],
    ['zh', '卡被冻结了'],
    ['zh', '多少钱'],
    ['en', 'i turned it off, how do i turn it on'],
    ['en', 'my card is blocked'],
    ['en', 'what does it cost'],
  ] as const)('are none in %s where it goes both ways, or none: "%s"', (language, text) => {
    expect(directionsIn(text, language).size).toBe(0)
  })
})

describe('[R39] an entry that says the opposite', () => {
  const DOWN: BotEntry = {
    id: 'limit-down',
    language: 'zh',
    questions: ['怎么降低信用额度', '信用额度调低', '想减少信用额度', '把信用额度降低一些'],
  }
  const UP: BotEntry = {
    id: 'limit-up',
    language: 'zh',
    questions: ['怎么提高信用额度', '信用额度调高', '想增加信用额度', '把信用额度提升一些'],
  }
  const OFF: BotEntry = {
    id: 'alerts-off',
    language: 'en',
    questions: ['how do i turn off the price alerts', 'switch off price alerts', 'disable the price alerts'],
  }

  it('does not answer, but may be offered', () => {
    const { match, answerFrom } = createEngine([...zhShop, DOWN])
    const [same, opposite] = [match('能降低信用额度吗').top[0]!, match('能提高信用额度吗').top[0]!]

    expect([same.id, opposite.id]).toEqual(['limit-down', 'limit-down'])
    expect(opposite.confidence).toBeLessThan(answerFrom / 2)
    expect(opposite.confidence).toBeLessThan(same.confidence / 2)
  })

  it('[L3] says why it does not answer', () => {
    const { explain } = createEngine([...zhShop, DOWN])

    expect(explain('能提高信用额度吗')?.explanation.doubts).toEqual(['opposite'])
    expect(explain('能降低信用额度吗')?.explanation.doubts).toEqual([])
  })

  it('comes after one that is nearly as likely', () => {
    const check = createOppositesGuard([DOWN, UP])
    const candidate = (entry: number, score: number) => ({ evidence: { entry }, score }) as unknown as Ranked
    const ranked = [candidate(0, 0.5), candidate(1, 0)]
    const orderFor = (text: string) => check(ranked, text).ranked.map(({ evidence }) => evidence.entry)

    expect(orderFor('能提高信用额度吗')).toEqual([1, 0])
    expect(check(ranked, '能提高信用额度吗').trust).toBe(1)
    expect(orderFor('能降低信用额度吗')).toEqual([0, 1])
    expect(orderFor('信用额度是多少')).toEqual([0, 1])
  })

  it('leaves the answer to the one that goes the same way', () => {
    const { match } = createEngine([...zhShop, DOWN, UP])

    expect(match('能提高信用额度吗').top[0]).toMatchObject({ id: 'limit-up' })
    expect(match('能降低信用额度吗').top[0]).toMatchObject({ id: 'limit-down' })
  })

  it('does not answer in English either', () => {
    const { match, answerFrom } = createEngine([...enShop, OFF])

    expect(match('please turn the price alerts off').top[0]).toMatchObject({ id: 'alerts-off' })
    expect(match('please turn the price alerts on').top[0]!.confidence).toBeLessThan(answerFrom / 2)
  })
})
