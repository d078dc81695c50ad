import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createEngine } from '../../bot/build-engine.ts'
import { createBot } from '../../bot/create-bot.ts'
import { type DialogState, newDialog } from '../../bot/decision.ts'
import { enShop, zhShop } from './support/shop.ts'

const bot = createBot({
  engines: { zh: createEngine(zhShop), en: createEngine(enShop) },
  entries: [...zhShop, ...enShop],
})

/** What the bot decides on a fresh conversation, in short. */
const decide = (text: string, dialog: DialogState = newDialog()) => bot.decide({ text }, dialog).decision
const answersTo = (text: string, dialog: DialogState = newDialog()) => {
  const decision = decide(text, dialog)
  return decision.kind === 'answer' ? decision.answers.map(answer => answer.entryId) : decision
}

/** The entry that is answered, or offered first. */
const bestOf = (text: string, dialog: DialogState = newDialog()) => {
  const decision = decide(text, dialog)
  if (decision.kind === 'answer') return decision.answers[0]?.entryId
  return decision.kind === 'askBack' ? decision.entryIds[0] : decision
}

describe('the bot', () => {
  it.each([
    ['空调保修多久', 'warranty-ac'],
    ['冰箱质保几年？', 'warranty-fridge'],
    ['如何申请退货退款？', 'return'],
    ['我的订单到哪里了?', 'order-status'],
    ['How long is the warranty?', 'en-warranty'],
    ['where is my order', 'en-track'],
  ])('[R30] answers "%s"', (text, entryId) => {
    expect(answersTo(text)).toEqual([entryId])
  })

  it('[R43] hands over on 人工客服, once, and counts the wish', () => {
    const { decision, dialog } = bot.decide({ text: '人工客服' }, newDialog())

    expect(decision).toMatchObject({ kind: 'handOver', reason: 'asked' })
    expect(dialog.humanAsks).toBe(1)
  })

  it('[R43] tells what the wish is about, so that the right desk is found', () => {
    expect(decide('退货怎么弄，转人工')).toMatchObject({ kind: 'handOver', reason: 'asked', about: 'return' })
  })

  it('takes 人工客服几点上班 as a question about hours', () => {
    expect(answersTo('人工客服几点上班')).toEqual(['hours'])
  })

  it('[R55] puts safety before everything else', () => {
    expect(decide('洗衣机漏电，转人工')).toMatchObject({ kind: 'handOver', reason: 'safety' })
  })

  it('[R44] hands an upset shopper over, but answers a calm question about complaining', () => {
    expect(decide('我要投诉你们这群骗子')).toMatchObject({ kind: 'handOver', reason: 'upset' })
    expect(answersTo('怎么投诉')).toEqual(['complaint'])
  })

  it('answers small talk itself, and strips it from a question', () => {
    expect(decide('你好')).toEqual({ kind: 'smallTalk', topic: 'greeting' })
    expect(decide('好的，谢谢')).toEqual({ kind: 'smallTalk', topic: 'thanks' })
    expect(answersTo('你好，空调保修多久')).toEqual(['warranty-ac'])
  })

  it('[R42] asks back with at most three choices when it is not sure', () => {
    const decision = decide('保修')

    expect(decision.kind).toBe('askBack')
    if (decision.kind !== 'askBack') return
    expect(decision.entryIds.length).toBeGreaterThanOrEqual(1)
    expect(decision.entryIds.length).toBeLessThanOrEqual(3)
    expect(new Set(decision.entryIds).size).toBe(decision.entryIds.length)
  })

  it('hands over when it is unsure twice in a row', () => {
    const first = bot.decide({ text: '保修' }, newDialog())
    const second = bot.decide({ text: '安装' }, first.dialog)

    expect(first.decision.kind).toBe('askBack')
    expect(second.decision).toMatchObject({ kind: 'handOver', reason: 'unsure' })
  })

  it('hands over at once what is clearly out of scope', () => {
    expect(decide('明天上海会下雨吗适合爬山吗')).toMatchObject({ kind: 'handOver', reason: 'outOfScope' })
  })

  it('answers a chosen entry at once', () => {
    const { decision, dialog } = bot.decide({ chosenEntryId: 'invoice' }, { ...newDialog(), offered: ['invoice'] })

    expect(decision).toMatchObject({ kind: 'answer', answers: [{ entryId: 'invoice', confidence: 1 }] })
    expect(dialog).toMatchObject({ unsureInARow: 0, lastEntryId: 'invoice', offered: [] })
  })

  it('understands "第二个" after choices, and "都不是" as a wish for help', () => {
    const dialog = { ...newDialog(), offered: ['return', 'exchange'], unsureInARow: 1 }

    expect(answersTo('第二个', dialog)).toEqual(['exchange'])
    expect(decide('都不是', dialog)).toMatchObject({ kind: 'handOver', reason: 'unsure' })
  })

  it('answers several questions of one message in order', () => {
    expect(answersTo('空调保修多久？怎么开发票？')).toEqual(['warranty-ac', 'invoice'])
  })

  it('reads a follow-up together with what was answered last', () => {
    const dialog = { ...newDialog(), lastEntryId: 'warranty-ac' }

    expect(bestOf('那安装呢？', dialog)).toBe('install-ac')
  })

  it.each([
    ['空调怎么预约安装', '保修多久', 'warranty-ac'],
    ['我家冰箱不制冷', '那还在保修期吗', 'warranty-fridge'],
    ['冰箱质保几年', '那空调呢', 'warranty-ac'],
  ])('reads a question after "%s" with the product named there: "%s"', (first, second, entryId) => {
    const { dialog } = bot.decide({ text: first }, newDialog())

    expect(bestOf(second, dialog)).toBe(entryId)
  })

  it('knows the product although the last answer was not about it', () => {
    const dialog = { ...newDialog(), lastEntryId: 'return', subjects: ['空调'] }

    expect(bestOf('那安装呢？', dialog)).toBe('install-ac')
  })

  it('offers entries of the category that was spoken of first when two are about as likely', () => {
    const shop = zhShop.map(entry => ({ ...entry, category: entry.id.startsWith('warranty') ? '保修' : '其他' }))
    const sorted = createBot({ engines: { zh: createEngine(shop) }, entries: shop })
    const about = (lastEntryId: string | null) =>
      sorted.decide({ text: '保修' }, { ...newDialog(), lastEntryId }).decision

    const [before, after] = [about(null), about('warranty-ac')]

    if (before.kind !== 'askBack' || after.kind !== 'askBack') throw new Error('expected choices')
    expect(after.entryIds[0]).toMatch(/^warranty/)
    expect([...after.entryIds].sort()).toEqual([...before.entryIds].sort())
  })

  it('lets a new product replace the one named before', () => {
    const first = bot.decide({ text: '空调保修多久' }, newDialog())
    const second = bot.decide({ text: '冰箱不制冷怎么办' }, first.dialog)

    expect(bestOf('保修几年', second.dialog)).toBe('warranty-fridge')
  })

  it('answers in the language that is written, whatever the language of the page', () => {
    const onPage = (text: string, language: 'zh' | 'en') => bot.decide({ text, language }, newDialog())

    expect(onPage('where is my order', 'zh').decision).toMatchObject({ answers: [{ entryId: 'en-track' }] })
    expect(onPage('where is my order', 'zh').dialog.language).toBe('en')
    expect(onPage('空调保修多久', 'en').decision).toMatchObject({ answers: [{ entryId: 'warranty-ac' }] })
    expect(onPage('空调保修多久', 'en').dialog.language).toBe('zh')
  })

  it('takes what either language could hold for that of the conversation', () => {
    expect(bot.decide({ text: 'E3', language: 'zh' }, newDialog()).dialog.language).toBeUndefined()
    expect(bot.decide({ text: 'f2', language: 'en' }, newDialog()).decision).not.toMatchObject({ reason: 'outOfScope' })
    expect(bestOf('kongtiao baoxiu duojiu', { ...newDialog(), language: 'en' })).toBe('warranty-ac')
  })

  it('[R36] never takes one fault code for another', () => {
    expect(answersTo('洗衣机显示e3')).toEqual(['fault-e3'])
    expect(answersTo('洗衣机显示Ｅ４')).toEqual(['fault-e4'])
    const unknown = decide('洗衣机显示E7怎么办')
    expect(unknown.kind).not.toBe('answer')
  })

  it.each([
    ['20260901123456', 'order-status'],
    ['订单号：SF20260901123456', 'order-status'],
    ['订单20260901123456 我要退货', 'return'],
  ])('[R36] reads an order number as an order: "%s"', (text, entryId) => {
    expect(bestOf(text)).toBe(entryId)
  })

  it('[R39] keeps opposites apart', () => {
    expect(bestOf('童锁怎么打开')).toBe('open-lock')
    expect(bestOf('童锁怎么关')).toBe('close-lock')
    expect(bestOf('不能退怎么办')).toBe('cannot-return')
  })

  it.each([
    ['空调保休多久', 'warranty-ac'],
    ['空調保修多久', 'warranty-ac'],
    ['kongtiao baoxiu duojiu', 'warranty-ac'],
    ['冰箱 不 制 冷 怎么办', 'fridge-warm'],
    ['怎么开发漂', 'invoice'],
    ['怎么退货货', 'return'],
    ['how do i retrun an item', 'en-return'],
  ])('[L4] understands "%s"', (text, entryId) => {
    expect(bestOf(text)).toBe(entryId)
  })

  it('[L3] says why it answers', () => {
    const decision = decide('空调保修多久')

    if (decision.kind !== 'answer') throw new Error('expected an answer')
    const { explanation } = decision.answers[0]!
    expect(explanation.matchedQuestion).toBe('空调保修多久')
    expect(explanation.words.length).toBeGreaterThan(0)
    expect(explanation.words.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.001)
  })

  it('suggests the likeliest entries to an agent', () => {
    const suggestions = bot.suggest('冰箱不制冷', 3)

    expect(suggestions[0]?.entryId).toBe('fridge-warm')
    expect(suggestions.length).toBeLessThanOrEqual(3)
    expect(bot.suggest('qqqq zzzz', 3)).toEqual([])
  })

  it('never throws, whatever is typed, and keeps the dialog plain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        const turn = bot.decide({ text }, newDialog())

        expect(JSON.parse(JSON.stringify(turn))).toEqual(turn)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['哈'.repeat(10_000)],
    ['\ud800'.repeat(10_000)],
    ['\u0000\u0007'.repeat(5_000)],
    ['a '.repeat(5_000)],
    ['转'.repeat(10_000)],
    ['baoxiu'.repeat(1_500)],
    ['？'.repeat(10_000)],
    ['我要'.repeat(5_000)],
    ['请给我'.repeat(3_333)],
    ['the real '.repeat(1_100)],
    ['[('.repeat(5_000)],
    [''],
    ['好的 '.repeat(3_000)],
  ])('is quick with odd text (%#)', text => {
    bot.decide({ text }, newDialog())
    const start = performance.now()

    bot.decide({ text }, newDialog())

    expect(performance.now() - start).toBeLessThan(400)
  })
})
