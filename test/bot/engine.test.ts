import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createEngine } from '../../bot/build-engine.ts'
import type { BotEntry } from '../../bot/entry.ts'
import { enShop, zhShop } from './support/shop.ts'

const zh = createEngine(zhShop)
const en = createEngine(enShop)

const entry = (id: string, ...questions: string[]): BotEntry => ({ id, language: 'zh', questions })

describe('the engine', () => {
  it('finds most questions again when each is asked of a base that never saw it', () => {
    const asked = zhShop.map(({ id, questions }) => ({ id, question: questions.at(-1)! }))
    const rest = createEngine(zhShop.map(one => ({ ...one, questions: one.questions.slice(0, -1) })))

    const found = asked.filter(({ id, question }) => rest.match(question).top[0]?.id === id)

    expect(found.length / asked.length).toBeGreaterThanOrEqual(0.75)
  })

  it.each([
    ['zh', '包裹啥时候送到', 'arrival'],
    ['zh', '能把付的钱还给我么', 'refund'],
    ['zh', '机器不运转', 'dead'],
    ['en', 'how long until the package gets here', 'arrival'],
    ['en', 'how long do i have to wait', 'arrival'],
    ['en', 'the machine does not start', 'dead'],
  ] as const)('knows, in %s, what is meant by "%s", said in other words', (language, text, id) => {
    const questions = {
      zh: { colour: '有哪些颜色', arrival: '快递几天可达', refund: '如何申请退款', dead: '设备无法启动' },
      en: {
        colour: 'which colours are there',
        arrival: 'when will my parcel arrive',
        refund: 'can you refund me',
        dead: 'why is my device broken',
      },
    }[language]
    const engine = createEngine(
      Object.entries(questions).map(([own, question]) => ({ id: own, language, questions: [question] })),
    )

    expect(engine.match(text).top[0]?.id).toBe(id)
  })

  it('knows its own questions, whatever particle ends them or stands before a “how”', () => {
    const gift = entry('gift', '礼品卡怎么用？', '礼品卡怎么使用', '礼品卡怎么支付', '礼品卡在哪里输入')
    const engine = createEngine([gift, entry('invoice', '怎么开发票', '怎么要发票'), entry('late', '为什么还没发货')])
    const sureOf = (text: string) => engine.match(text).top[0]?.confidence

    for (const text of ['礼品卡怎么用呀', '礼品卡怎么用啊？', '礼品卡怎么用呢', '礼品卡要怎么用呀', '礼品卡该怎么用']) {
      expect(sureOf(text)).toBeCloseTo(sureOf('礼品卡怎么用')!, 3)
    }
    expect(sureOf('礼品卡怎么用')).toBeGreaterThanOrEqual(engine.answerFrom)
  })

  it('[L2] is surer of its own questions than of strange ones', () => {
    const strange = [
      '明天会下雨吗',
      '推荐一部电影',
      '股票涨了没有',
      '附近有什么好吃的',
      '给我讲个笑话',
      '怎么学好英语',
      '今天星期几',
    ]
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
    const sureness = (text: string) => zh.match(text).top[0]?.confidence ?? 0

    const own = mean(zhShop.map(({ questions }) => sureness(`请问一下${questions[1]}呢`)))

    expect(own).toBeGreaterThan(mean(strange.map(sureness)) + 0.3)
    expect(strange.filter(text => sureness(text) >= zh.answerFrom)).toEqual([])
  })

  it.each([
    ['several questions', zhShop],
    ['one question', zhShop.map(one => ({ ...one, questions: one.questions.slice(0, 1) }))],
    ['hardly more than one', zhShop.map((one, i) => ({ ...one, questions: one.questions.slice(0, i < 2 ? 2 : 1) }))],
  ])('[L2] answers only when it is surer where less may be wrong, with %s an entry', (_, entries) => {
    const bounds = [0.01, 0.05, 0.2].map(wrongAnswersAtMost => createEngine(entries, { wrongAnswersAtMost }).answerFrom)

    expect(bounds).toEqual(bounds.toSorted((a, b) => b - a))
    expect(bounds[0]).toBeGreaterThan(bounds[2]!)
  })

  it('[L4] reads pinyin, homophones, doubled letters and other scripts', () => {
    const best = (text: string) => zh.match(text).top[0]?.id

    expect(best('kongtiao baoxiu duojiu')).toBe('warranty-ac')
    expect(best('bing xiang bu zhi leng')).toBe('fridge-warm')
    expect(best('怎么开发漂')).toBe('invoice')
    expect(best('冰箱不智冷')).toBe('fridge-warm')
    expect(best('怎麼換貨')).toBe('exchange')
    expect(best('ＰＬＵＳ会员有折扣吗')).toBe('member')
    expect(en.match('how do I retrun my itme').top[0]?.id).toBe('en-return')
  })

  it('[L3] names the repair, the words and the runner-up', () => {
    const explained = zh.explain('冰箱保休多久')!.explanation

    expect(explained.repairs).toContainEqual(expect.objectContaining({ by: 'pinyin' }))
    expect(explained.words[0]?.word).toBe('冰箱')
    expect(explained.runnerUp?.id).toBe('warranty-ac')
    expect(explained.margin).toBeGreaterThan(0)
  })

  it('[L3] explains another candidate on request, and nothing that is none', () => {
    expect(zh.explain('空调保修多久', 'warranty-fridge')?.explanation.matchedQuestion).toContain('冰箱')
    expect(zh.explain('空调保修多久', 'no such entry')).toBeNull()
  })

  it('takes words of one synonym group for each other', () => {
    const entries = [
      entry('a', '怎么申请延保', '想买延保服务'),
      entry('b', '怎么申请退款', '钱什么时候退'),
      entry('c', '怎么申请发票', '发票在哪'),
    ]
    const plain = createEngine(entries)
    const taught = createEngine(entries, { synonyms: [['延保', '安心包']] })

    const confidenceIn = (engine: typeof plain) =>
      engine.match('安心包').top.find(({ id }) => id === 'a')?.confidence ?? 0

    expect(taught.match('安心包').top[0]?.id).toBe('a')
    expect(confidenceIn(taught)).toBeGreaterThan(confidenceIn(plain))
    expect(taught.explain('怎么买延保')?.explanation.repairs).toContainEqual({
      typed: '延保',
      read: '安心包',
      by: 'synonym',
    })
  })

  it('[R36] keeps fault codes apart', () => {
    expect(zh.match('e-3').top[0]?.id).toBe('fault-e3')
    expect(zh.match('显示 E4').top[0]?.id).toBe('fault-e4')
    expect(en.match('my oven says f2').top[0]?.id).toBe('en-fault-f2')
    expect(zh.match('显示E9').top[0]?.confidence).toBeLessThan(zh.askFrom + 0.01)
  })

  it('does not mind the order of entries and of questions', () => {
    const turned = createEngine([...zhShop].reverse().map(one => ({ ...one, questions: [...one.questions].reverse() })))

    for (const text of ['空调保修', '退货怎么弄', 'E3', '会员多少钱', '什么时候送', '改地址']) {
      expect(turned.match(text)).toEqual(zh.match(text))
    }
  })

  it('starts from what was learned with the very same results', () => {
    const learned: unknown = structuredClone(zh.learned())
    const again = createEngine(zhShop, { learned })

    for (const text of ['空调保修', '退货怎么弄', 'E3', '随便问问', '冰箱坏了'])
      expect(again.match(text)).toEqual(zh.match(text))
    expect(again.answerFrom).toBe(zh.answerFrom)
  })

  it.each([[null], [{}], ['x'], [{ of: 'other' }], [42]])('ignores learned data that does not fit (%#)', learned => {
    const few = [entry('a', '怎么退货'), entry('b', '怎么换货')]

    expect(createEngine(few, { learned }).match('退货').top[0]?.id).toBe('a')
  })

  it('works with one entry, with none, and with one question each', () => {
    expect(createEngine([]).match('你好')).toEqual({ top: [] })
    expect(createEngine([entry('only', '怎么退货')]).match('怎么退货').top[0]?.id).toBe('only')
    expect(createEngine([entry('a', '怎么退货'), entry('b', '怎么开发票')]).match('开发票').top[0]?.id).toBe('b')
  })

  it('never throws, and every confidence is a probability, likeliest first', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '   ', '？？？', '\ud800', 'e', '的')),
        text => {
          for (const engine of [zh, en]) {
            const { top } = engine.match(text)
            expect(top.length).toBeLessThanOrEqual(5)
            top.forEach(({ confidence }, place) => {
              expect(confidence).toBeGreaterThanOrEqual(0)
              expect(confidence).toBeLessThanOrEqual(1)
              if (place > 0) expect(confidence).toBeLessThanOrEqual(top[place - 1]!.confidence)
            })
            expect(new Set(top.map(({ id }) => id)).size).toBe(top.length)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it.each([
    ['哈'.repeat(10_000)],
    ['怎么退货'.repeat(2_500)],
    ['baoxiu'.repeat(1_600)],
    ['how do i return '.repeat(600)],
    ['e3'.repeat(5_000)],
  ])('[R40] is quick with a very long text (%#)', text => {
    zh.match(text)
    en.match(text)
    const begun = process.cpuUsage()

    zh.match(text)
    en.match(text)

    expect(process.cpuUsage(begun).user).toBeLessThan(500_000)
  })
})
