import { describe, expect, it } from '@jest/globals'
import { faq, lintFiles, placesOf } from '../support/lint-samples.ts'

const CONTACTS = JSON.stringify([
  { id: 'hotline', kind: 'phone', title: '热线', value: '400-000-1234' },
  { id: 'mail', kind: 'email', title: '邮箱', value: 'service@shop.example' },
  { id: 'site', kind: 'web', title: '商城', value: 'https://shop.example' },
])

function lintEntry(entry: Record<string, unknown>, files: Record<string, string> = {}) {
  return lintFiles({ 'faq/a.zh.yaml': faq(entry), ...files })
}

it('[L1] a flawless entry has no faults', () => {
  expect(lintEntry({ id: 'a' })).toEqual([])
})

describe('ids', () => {
  it('are unique over files and languages', () => {
    const problems = lintFiles({
      'faq/a.zh.yaml': faq({ id: 'a' }),
      'faq/b.en.yaml': faq({ id: 'b' }, { id: 'a', question: 'How?' }),
    })

    expect(placesOf(problems, 'DUPLICATE_ID')).toEqual(['faq/b.en.yaml:2 error'])
  })

  it('are unique among contacts and canned replies too', () => {
    const problems = lintEntry(
      { id: 'a' },
      {
        'official-contacts.yaml':
          '- { id: x, kind: app, title: t, value: v }\n- { id: x, kind: app, title: t, value: v }',
        'canned-replies.yaml': '- { id: x, title: t, text: v }\n- { id: x, title: t, text: v }',
      },
    )

    expect(placesOf(problems, 'DUPLICATE_ID')).toEqual([
      'canned-replies.yaml:2 error',
      'official-contacts.yaml:2 error',
    ])
  })
})

describe('questions', () => {
  it('belong to one entry of a language, whatever their case, width and punctuation', () => {
    const second = (entry: object) => ({
      'faq/a.zh.yaml': faq({ id: 'a', question: 'Ｔ恤能退吗？' }),
      'faq/b.zh.yaml': faq({ id: 'b', ...entry }),
    })

    expect(placesOf(lintFiles(second({ question: 't恤 能退吗' })), 'DUPLICATE_QUESTION')).toEqual([
      'faq/b.zh.yaml:1 error',
    ])
    expect(placesOf(lintFiles(second({ variants: ['一', '二', 't恤能退吗!'] })), 'DUPLICATE_QUESTION')).toEqual([
      'faq/b.zh.yaml:1 warning',
    ])
    expect(placesOf(lintFiles(second({ question: 'T恤能换吗' })), 'DUPLICATE_QUESTION')).toEqual([])
  })

  it('may be the same in two languages, and in an entry that has expired', () => {
    const problems = lintFiles({
      'faq/a.zh.yaml': faq({ id: 'a', question: 'E3' }, { id: 'old', question: 'E3', valid_until: '2026-09-14' }),
      'faq/a.en.yaml': faq({ id: 'b', question: 'E3' }),
    })

    expect(placesOf(problems, 'DUPLICATE_QUESTION')).toEqual([])
  })

  it('are told when one entry repeats itself', () => {
    expect(
      placesOf(lintEntry({ id: 'a', question: '怎么退', variants: ['怎么退？', '二', '三'] }), 'REPEATED_VARIANT'),
    ).toHaveLength(1)
  })

  it('need three variants for the bot to learn from', () => {
    expect(placesOf(lintEntry({ id: 'a', variants: ['一', '二'] }), 'FEW_VARIANTS')).toEqual([
      'faq/a.zh.yaml:1 warning',
    ])
    expect(placesOf(lintEntry({ id: 'a', variants: ['一', '二', '三'] }), 'FEW_VARIANTS')).toEqual([])
  })
})

describe('[R116] damaged or empty text is an error', () => {
  it.each([
    '保修\ufffd年',
    '锟斤拷锟斤拷',
    'ä¿\u009dä¿®',
    'CafÃ© opens',
    'itâ€™s open',
    '鎴戜滑鐨勬湇鍔℃椂闂',
    '保修\u0007六年',
    '保修\u202e六年',
    '保\u200b修',
    '见 {{fees.visit',
    '见 fees.visit}}',
    '见 {{ fees visit }}',
  ])('%j', answer => {
    expect(placesOf(lintEntry({ id: 'a', answer }), 'DAMAGED_TEXT')).toEqual(['faq/a.zh.yaml:1 error'])
  })

  it.each([
    '保修六年，**整机**。',
    'Café, naïve, São Paulo, Ångström',
    'Ｅ３：－18 ℃ ≈ 0 °F',
    '好的👌',
    '鐨',
    '第一行\n第二行\t表格',
  ])('%j is fine', answer => {
    expect(placesOf(lintEntry({ id: 'a', answer }), 'DAMAGED_TEXT')).toEqual([])
  })

  it('a question of signs only says nothing', () => {
    expect(placesOf(lintEntry({ id: 'a', question: '？？？' }), 'EMPTY_TEXT')).toEqual(['faq/a.zh.yaml:1 error'])
    expect(placesOf(lintEntry({ id: 'a', variants: ['一', '二', '…'] }), 'EMPTY_TEXT')).toEqual([
      'faq/a.zh.yaml:1 error',
    ])
    expect(placesOf(lintEntry({ id: 'a', question: '😡？' }), 'EMPTY_TEXT')).toEqual([])
  })

  it('an answer that somebody meant to finish is told', () => {
    expect(placesOf(lintEntry({ id: 'a', answer: '待补充' }), 'UNFINISHED_TEXT')).toEqual(['faq/a.zh.yaml:1 warning'])
  })
})

describe('[R110] facts', () => {
  const facts = 'fees:\n  visit: { zh: 50 元, en: ¥50, checked: 2026-09-01 }\n  only: { zh: 七 }\n'

  it('exist', () => {
    const problems = lintEntry(
      { id: 'a', answer: '收 {{fees.visit}}，{{visit}}，{{hours.nobody}}，{{contacts.nobody}}' },
      { 'facts.yaml': facts },
    )

    expect(placesOf(problems, 'UNKNOWN_FACT')).toHaveLength(3)
    expect(problems[0]?.message).toContain('perhaps {{fees.visit}}')
  })

  it('exist for desks and contacts of the files', () => {
    const answer = '{{contacts.hotline}} {{hours.human}} {{ shop.name }}'

    expect(lintEntry({ id: 'a', answer }, { 'official-contacts.yaml': CONTACTS })).toEqual([])
  })

  it('are there in the language of the answer', () => {
    const problems = lintFiles({ 'faq/a.en.yaml': faq({ id: 'a', answer: '{{fees.only}}' }), 'facts.yaml': facts })

    expect(placesOf(problems, 'FACT_NOT_TRANSLATED')).toEqual(['faq/a.en.yaml:1 warning'])
  })

  it.each([
    [{ checked: '2025-09-14' }, 'OLD_SOURCE'],
    [{ checked: '2026-09-16' }, 'UNDATED_SOURCE'],
    [{}, 'UNDATED_SOURCE'],
  ])('an answer whose source is %j is told', (source, code) => {
    expect(placesOf(lintEntry({ id: 'a', source: { title: '政策', ...source } }), code)).toEqual([
      'faq/a.zh.yaml:1 warning',
    ])
  })

  it('an answer without a source is told', () => {
    expect(placesOf(lintFiles({ 'faq/a.yaml': '- id: a\n  question: 问\n  answer: 答' }), 'NO_SOURCE')).toEqual([
      'faq/a.yaml:1 warning',
    ])
  })
})

describe('references', () => {
  it('lead to entries of the same language', () => {
    const problems = lintFiles({
      'faq/a.zh.yaml': faq({ id: 'a', follow_ups: ['b', 'gone', 'c'] }, { id: 'b' }),
      'faq/a.en.yaml': faq({ id: 'c' }),
      'shop.yaml': 'starters: { zh: [a, c], en: [c] }',
    })

    expect(placesOf(problems, 'DEAD_FOLLOW_UP')).toEqual(['faq/a.zh.yaml:1 error', 'faq/a.zh.yaml:1 error'])
    expect(placesOf(problems, 'DEAD_STARTER')).toEqual(['shop.yaml:1 error'])
  })

  it('of contacts and outlets lead to desks and contacts', () => {
    const problems = lintEntry(
      { id: 'a' },
      {
        'official-contacts.yaml': '- { id: x, kind: phone, title: t, value: 400-000-0000, hours: nobody }',
        'outlets.csv': 'id,name,city,address,phone_id,hours_desk\no,店,上海,路,nobody,human\n',
      },
    )

    expect(placesOf(problems, 'UNKNOWN_DESK')).toEqual(['official-contacts.yaml:1 error'])
    expect(placesOf(problems, 'UNKNOWN_CONTACT')).toEqual(['outlets.csv:2 error'])
  })
})

describe('valid_until', () => {
  it('is the last day on which an entry holds', () => {
    expect(placesOf(lintEntry({ id: 'a', valid_until: '2026-09-15' }), 'EXPIRED')).toEqual([])
    expect(placesOf(lintEntry({ id: 'a', valid_until: '2026-09-14' }), 'EXPIRED')).toEqual(['faq/a.zh.yaml:1 warning'])
  })

  it('is a day that exists', () => {
    expect(placesOf(lintEntry({ id: 'a', valid_until: '2026-02-30' }), 'IMPOSSIBLE_DAY')).toEqual([
      'faq/a.zh.yaml:1 error',
    ])
  })
})

describe('answers for a channel', () => {
  it('by phone are short enough to follow', () => {
    expect(
      placesOf(lintEntry({ id: 'a', channels: ['voice'], answer: '长'.repeat(301) }), 'TOO_LONG_FOR_VOICE'),
    ).toHaveLength(1)
    expect(
      placesOf(lintEntry({ id: 'a', channels: ['voice'], answer: '长'.repeat(300) }), 'TOO_LONG_FOR_VOICE'),
    ).toEqual([])
    expect(placesOf(lintEntry({ id: 'a', answer: '长'.repeat(301) }), 'TOO_LONG_FOR_VOICE')).toEqual([])
  })

  it('in WeChat fit into one message, with their facts', () => {
    const facts = { 'facts.yaml': `long: ${'长'.repeat(680)}` }

    expect(
      placesOf(lintEntry({ id: 'a', channels: ['wechat'], answer: '{{long}}长长' }, facts), 'TOO_LONG_FOR_WECHAT'),
    ).toEqual([])
    expect(
      placesOf(lintEntry({ id: 'a', channels: ['wechat'], answer: '{{long}}长长长' }, facts), 'TOO_LONG_FOR_WECHAT'),
    ).toHaveLength(1)
  })
})

describe('[R115] a contact that is not on the official list is never published', () => {
  const lintAnswer = (answer: string) =>
    placesOf(lintEntry({ id: 'a', answer }, { 'official-contacts.yaml': CONTACTS }), 'UNOFFICIAL_CONTACT')

  it.each([
    '打 400-999-8888',
    '打4009998888转1',
    '打 138 0013 8000',
    '打 +86 13800138000',
    '打 010-88886666',
    '打 （021）5888 6666',
    '拨 95500',
    '拨 12315',
    'call +44 20 7946 0000',
    'call 1-800-555-0100',
    '写信到 help@other.example',
    '打开 https://evil.example/login',
    '打开 www.evil.cn',
    '打开 shop.example.evil.com',
    '打开 [商城](http://shop-example.cc)',
  ])('%s', answer => {
    expect(lintAnswer(answer)).toEqual(['faq/a.zh.yaml:1 error'])
  })

  it.each([
    '打 400-000-1234',
    '打 4000001234 或 {{contacts.hotline}}',
    '写信到 Service@shop.example。',
    '打开 https://m.shop.example/help?x=1，登录',
    '火警 119，急救 120',
    '订单号 202609010012345678',
    '容量 10000 毫安时，12345 元',
    '容积 400 升，2026-09-01 起',
    '延长 3-5 天，1-800 元',
    '型号 KFR-35GW/N8，IP68，v2.10',
  ])('%s is fine', answer => {
    expect(lintAnswer(answer)).toEqual([])
  })

  it('a shop without a list is told, and may start', () => {
    expect(placesOf(lintEntry({ id: 'a', answer: '打 400-999-8888' }), 'UNOFFICIAL_CONTACT')).toEqual([
      'faq/a.zh.yaml:1 warning',
    ])
  })

  it('not by way of a fact, a greeting or a canned reply either', () => {
    const problems = lintEntry(
      { id: 'a', answer: '打 {{phone}}' },
      {
        'official-contacts.yaml': CONTACTS,
        'facts.yaml': 'phone: 400-999-8888',
        'shop.yaml': 'greeting: 您好，热线 400-999-8888',
        'canned-replies.yaml': '- { id: x, title: t, text: 请打 400-999-8888 }',
      },
    )

    expect(new Set(placesOf(problems, 'UNOFFICIAL_CONTACT'))).toEqual(
      new Set(['faq/a.zh.yaml:1 error', 'shop.yaml:1 error', 'canned-replies.yaml:1 error']),
    )
  })
})
