import { describe, expect, it } from '@jest/globals'
import { faq, lintFiles, placesOf } from '../support/lint-samples.ts'

function two(first: string, second: string, files: Record<string, string> = {}) {
  return lintFiles({
    'faq/a.zh.yaml': faq({ id: 'a', answer: first }),
    'faq/b.zh.yaml': faq({ id: 'b', answer: second }),
    ...files,
  })
}

const FACTS = { 'facts.yaml': 'fees:\n  visit: { zh: 50 元, en: ¥50 }\n' }
const HOURS = {
  'hours.yaml':
    'human:\n  title: { zh: 在线客服, en: Online chat }\n  weekday: ["08:00-20:00"]\n  weekend: ["09:00-18:00"]\n',
}

describe('[R113] two fees for one thing are an error with file and line', () => {
  it.each([
    ['上门费 50 元。', '上门费 80 元。'],
    ['上门检测费为每次 50 元', '师傅到了收上门费，80元一次'],
    ['保修期外，上门费 ¥50。', '上门费保修期外是 60 块。'],
    ['上门费：\n- 城区 50 元\n- 郊区 80 元', '郊区的上门费 100 元'],
    ['空调安装费 200 元', '空调安装费 260 元'],
    ['The visit fee is ¥50.', 'We charge a call-out fee of ¥80.'],
    ['上门费 50 元', 'The visit fee is ¥80'],
  ])('%j and %j', (first, second) => {
    expect(placesOf(two(first, second), 'CONTRADICTING_FEE')).toEqual(['faq/b.zh.yaml:1 error'])
  })

  it.each([
    ['上门费 50 元。', '上门检测费 50.00 元。'],
    ['城区上门费 50 元', '郊区上门费 80 元'],
    ['上门费 50 元', '夜间应急上门费 100 元'],
    ['空调安装费 200 元', '电视安装费 100 元'],
    ['上门费 50 元', '满 99 元包邮，押金 200 元'],
    ['上门费 50 元', '这次修了 300 元'],
  ])('%j and %j agree', (first, second) => {
    expect(placesOf(two(first, second), 'CONTRADICTING_FEE')).toEqual([])
  })

  it('a typed fee that is not the fact is named with the fact to use', () => {
    const problems = two('上门费 {{fees.visit}}', '上门费 60 元', FACTS)

    expect(placesOf(problems, 'CONTRADICTING_FEE')).toEqual(['faq/b.zh.yaml:1 error'])
    expect(problems.find(problem => problem.code === 'CONTRADICTING_FEE')?.message).toContain('use {{fees.visit}}')
  })

  it('a fact that differs between its languages is an error', () => {
    const facts = (en: string) => ({ 'facts.yaml': `fees:\n  visit: { zh: 50 元, en: "${en}" }\n` })

    expect(placesOf(two('好', '好', facts('¥60')), 'CONTRADICTING_FACT')).toEqual(['facts.yaml:2 error'])
    expect(placesOf(two('好', '好', facts('¥50 (about 50 yuan)')), 'CONTRADICTING_FACT')).toEqual([])
  })
})

describe('[R111] a figure that a fact has is not typed again', () => {
  it.each(['每次 50 元。', '每次 ￥50', '50块'])('%s', answer => {
    const isMoneyOfFact = placesOf(
      two(answer, '好', { 'facts.yaml': 'fees:\n  visit: { zh: 50 元 }\n  yen: { zh: ￥50 }\n' }),
      'TYPED_FIGURE',
    )

    expect(isMoneyOfFact).toEqual(['faq/a.zh.yaml:1 warning'])
  })

  it('periods count for the facts of the file’s own topic', () => {
    const facts = { 'facts.yaml': 'warranty: { tv: 3 年 }\n' }
    const file = (name: string) => lintFiles({ [name]: faq({ id: 'a', answer: '保 3 年。' }), ...facts })

    expect(placesOf(file('faq/warranty.zh.yaml'), 'TYPED_FIGURE')).toHaveLength(1)
    expect(placesOf(file('faq/phones.zh.yaml'), 'TYPED_FIGURE')).toEqual([])
  })

  it('a reference is what is wanted', () => {
    expect(two('每次 {{fees.visit}}', '好', FACTS)).toEqual([])
  })
})

describe('[R113] [R114] two opening hours for one desk are an error', () => {
  it.each([
    ['在线客服 8:00-20:00', '在线客服 9:00–18:00'],
    ['人工客服时间：早8点到晚8点', '人工客服工作时间是 9:00 至 21:00'],
    ['门店营业时间 10:00-22:00', '门店 9:00-21:00 营业'],
    ['人工客服 7×24 小时在线', '人工客服 8:00-20:00'],
    ['Live chat is open 9 am to 6 pm.', 'Live chat: 9 am - 8 pm'],
  ])('between answers: %j and %j', (first, second) => {
    expect(placesOf(two(first, second), 'CONTRADICTING_HOURS')).toEqual(['faq/b.zh.yaml:1 error'])
  })

  it.each([
    ['人工客服 8:00-20:00', '人工客服早上8点到晚上8点'],
    ['人工客服 8:00-20:00', '门店 10:00-22:00'],
    ['人工客服工作日 8:00-20:00', '人工客服周末 9:00-18:00'],
    ['投诉 24 小时内回复', '投诉 9:00-18:00 受理'],
  ])('%j and %j agree', (first, second) => {
    expect(placesOf(two(first, second), 'CONTRADICTING_HOURS')).toEqual([])
  })

  it('beside hours.yaml: what differs is an error, what agrees should be a reference', () => {
    const problems = two('在线客服 9:00-21:00', '在线客服 8:00-20:00', HOURS)

    expect(placesOf(problems, 'CONTRADICTING_HOURS')).toEqual(['faq/a.zh.yaml:1 error'])
    expect(problems[0]?.message).toContain('hours.yaml:1 says working days 8:00–20:00')
    expect(placesOf(problems, 'TYPED_FIGURE')).toEqual(['faq/b.zh.yaml:1 warning'])
  })

  it('the day of the week is minded', () => {
    expect(placesOf(two('在线客服周末 8:00-20:00', '好', HOURS), 'CONTRADICTING_HOURS')).toHaveLength(1)
    expect(placesOf(two('在线客服周末 9:00-18:00', '好', HOURS), 'CONTRADICTING_HOURS')).toEqual([])
  })

  it('[R114] one title is not shown for two different hours', () => {
    const desk = (id: string, hours: string) => `${id}:\n  title: { zh: 热线, en: Hotline }\n  weekday: ["${hours}"]\n`

    expect(
      placesOf(
        two('好', '好', { 'hours.yaml': desk('a', '08:00-20:00') + desk('b', '09:00-20:00') }),
        'ONE_TITLE_TWO_HOURS',
      ),
    ).toEqual(['hours.yaml:4 error'])
    expect(two('好', '好', { 'hours.yaml': desk('a', '08:00-20:00') + desk('b', '08:00-20:00') })).toEqual([])
  })
})
