import { describe, expect, it } from '@jest/globals'
import { lintKnowledge } from '../../knowledge/lint/lint-knowledge.ts'
import { readSources } from '../../knowledge/read-knowledge.ts'

const FAQ = {
  file: 'faq/shop.zh.yaml',
  text: `language: zh
category: 售后
entries:
  - id: repair
    question: 怎么报修？
    variants: [报修流程, 我要报修, 哪里报修]
    answer: 打开订单，点“申请维修”。
    source: { title: 维修政策, checked: 2026-09-01 }
`,
}
const HOURS = { file: 'hours.yaml', text: 'human:\n  weekday: ["00:00-24:00"]\n' }

function read(desks: string | null) {
  return readSources([FAQ, HOURS, ...(desks === null ? [] : [{ file: 'desks.yaml', text: desks }])])
}

function faultsOf(desks: string): string[] {
  const { content, problems } = read(desks)
  return [...problems, ...lintKnowledge(content, '2026-11-25')]
    .filter(({ file }) => file === 'desks.yaml')
    .map(({ code, line }) => `${code}:${line}`)
}

describe('desks.yaml', () => {
  it('says who takes which questions, who helps out, and how soon a reply is due', () => {
    const { content, problems } = read(`peak:
  days: [2026-11-11]
  hours: ["20:00-22:00"]
after_closing: { rate_hours: 48 }
desks:
  service:
    title: { zh: 售后, en: Service }
    categories: [售后]
    skills: [repair]
    capacity: 3
    overflow: { to: human }
    reply_seconds: { off_peak: 180, peak: 300 }
`)

    expect(problems).toEqual([])
    expect(content.desks.peak).toEqual({ days: ['2026-11-11'], hours: [{ from: 1_200, to: 1_320 }] })
    expect(content.desks.afterClosing).toEqual({ rateHours: 48, continueHours: 24 })
    expect(Object.keys(content.desks.desks)).toEqual(['human', 'service'])
    expect(content.desks.desks.service).toEqual({
      title: { zh: '售后', en: 'Service' },
      hoursDesk: null,
      categories: ['售后'],
      skills: ['repair'],
      capacity: 3,
      takes: null,
      overflow: { desk: 'human', afterMinutes: 3 },
      replySeconds: { offPeak: 180, peak: 300 },
    })
  })

  it('may be missing: then one desk takes everything', () => {
    expect(Object.keys(read(null).content.desks.desks)).toEqual(['human'])
  })

  it.each([
    ['an overflow to nowhere', 'desks:\n  a:\n    title: 甲\n    overflow: { to: nowhere }\n', ['UNKNOWN_DESK:2']],
    ['an overflow to itself', 'desks:\n  a:\n    title: 甲\n    overflow: { to: a }\n', ['DESK_OVERFLOWS_TO_ITSELF:2']],
    ['hours that nobody keeps', 'desks:\n  a:\n    title: 甲\n    hours: night\n', ['UNKNOWN_DESK:2']],
    [
      'one category at two desks',
      'desks:\n  a:\n    title: 甲\n    categories: [售后]\n  b:\n    title: 乙\n    categories: [售后]\n',
      ['CATEGORY_AT_TWO_DESKS:5'],
    ],
    ['a category without answers', 'desks:\n  a:\n    title: 甲\n    categories: [售前]\n', ['UNUSED_CATEGORY:2']],
    ['a word that is not known', 'desks:\n  a:\n    title: 甲\n    capacty: 3\n', ['WRONG_SHAPE:4']],
    ['a capacity of none', 'desks:\n  a:\n    title: 甲\n    capacity: 0\n', ['WRONG_SHAPE:4']],
    ['a time to rate of no hours', 'after_closing: { rate_hours: 0 }\ndesks: {}\n', ['WRONG_SHAPE:1']],
    ['a peak on no day', 'peak: { days: [2026-02-30] }\ndesks: {}\n', ['WRONG_SHAPE:1']],
  ])('is told of %s, with the line', (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults)
  })
})
