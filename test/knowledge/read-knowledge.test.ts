import { describe, expect, it } from '@jest/globals'
import { readSources } from '../../knowledge/read-knowledge.ts'

function read(files: Record<string, string>) {
  const { content, problems } = readSources(Object.entries(files).map(([file, text]) => ({ file, text })))
  return {
    content,
    problems,
    said: problems.map(({ code, file, line, message }) => `${file}:${line} ${code} ${message}`),
  }
}

const ENTRY = '- id: a\n  question: 空调保修多久？\n  answer: 六年。\n'

describe('a FAQ file', () => {
  it('[L1] may be all that a shop has', () => {
    const { content, problems } = read({ 'faq/a.yaml': ENTRY })

    expect(problems).toEqual([])
    expect(content.entries).toMatchObject([
      { id: 'a', language: 'zh', variants: [], place: { file: 'faq/a.yaml', line: 1 } },
    ])
    expect(content.hours).toMatchObject({
      timezone: 'Asia/Shanghai',
      desks: { human: { weekday: [{ from: 0, to: 1440 }] } },
    })
    expect(content.shop.greeting.zh).toContain('人工客服')
  })

  it('may lie beside the folder, whatever its name', () => {
    const { content } = read({ 'products.yaml': ENTRY })

    expect(content.entries).toHaveLength(1)
  })

  it('takes its language from the key, else from the name, else from the text', () => {
    const english = '- id: b\n  question: How long?\n  answer: Six years.\n'

    expect(read({ 'faq/a.en.yaml': `language: zh\nentries:\n${ENTRY}` }).content.entries[0]?.language).toBe('zh')
    expect(read({ 'faq/a.en.yaml': ENTRY }).content.entries[0]?.language).toBe('en')
    expect(read({ 'faq/a.yaml': ENTRY + english }).content.entries.map(entry => entry.language)).toEqual(['zh', 'en'])
  })

  it('gives its defaults to its entries', () => {
    const text = `category: 售后\nsource: { title: 政策, checked: 2026-09-01 }\nentries:\n${ENTRY}`

    expect(read({ 'faq/a.zh.yaml': text }).content.entries[0]).toMatchObject({
      category: '售后',
      source: { title: '政策', checked: '2026-09-01' },
    })
  })

  it('keeps numbers as they are typed', () => {
    const { content } = read({ 'faq/a.zh.yaml': `${ENTRY}  keywords: [E3, 0755, 1e3, 2026-09-01, 08:30, yes]\n` })

    expect(content.entries[0]?.keywords).toEqual(['E3', '0755', '1e3', '2026-09-01', '08:30', 'yes'])
  })
})

describe('[L1] a fault is named with file, line and plain words', () => {
  it.each([
    [
      '- id: A b\n  question: x\n  answer: y',
      'faq/a.yaml:1 WRONG_SHAPE "id" must be lower-case letters, digits, "-", "_" and "."',
    ],
    ['- id: a\n  question: x', 'faq/a.yaml:1 WRONG_SHAPE "answer" is missing'],
    ['- id: a\n  question: x\n  answer:', 'faq/a.yaml:3 WRONG_SHAPE "answer" is missing'],
    [`${ENTRY}  variant: [x]`, 'faq/a.yaml:4 WRONG_SHAPE "variant" is not known here; check the spelling of variant'],
    [`${ENTRY}  variants: x`, 'faq/a.yaml:4 WRONG_SHAPE "variants" must be a list ("- …")'],
    [`${ENTRY}  variants:\n    - x\n    -`, 'faq/a.yaml:6 WRONG_SHAPE "variants.1" must not be empty'],
    [`${ENTRY}  valid_until: soon`, 'faq/a.yaml:4 WRONG_SHAPE "valid_until" must be a day as YYYY-MM-DD'],
    [`${ENTRY}  channels: [fax]`, 'faq/a.yaml:4 WRONG_SHAPE "channels.0" must be one of: web, wechat'],
    [`${ENTRY}  source: { titel: x }`, 'faq/a.yaml:4 WRONG_SHAPE "source.title" is missing'],
    ['- id: a\n  question: x\n  answer: {{fees.visit}} 起', 'faq/a.yaml:3 YAML_SYNTAX'],
    ['- id: a\n  question: 保修: 多久\n  answer: y', 'faq/a.yaml:2 YAML_SYNTAX a text with ": " inside needs quotes'],
    ['- id: a\n\tquestion: x', 'faq/a.yaml:2 YAML_SYNTAX'],
    ['- id: a\n  id: b\n  question: x\n  answer: y', 'faq/a.yaml:2 DUPLICATE_KEY "id" stands here twice'],
    ['just words', 'faq/a.yaml:1 WRONG_SHAPE a FAQ file is a list of entries'],
  ])('%j', (text, fault) => {
    expect(read({ 'faq/a.yaml': text }).said[0]?.slice(0, fault.length)).toBe(fault)
  })

  const GOOD = `entries:
  - id: a
    question: 怎么退货
    variants:
      - 退货
      - 能退吗
    answer: |
      第一行
      第二行
  - id: b
    question: 开发票
    answer: 好
    source: 政策
`
  const NO_COLON = 'a name needs ":" and a blank after it'
  it.each([
    ['    answer: 好', '    answer: "好', 12, 'the quote that begins here is not closed'],
    ['    question: 怎么退货', "    question: '怎么退货", 3, 'the quote that begins here is not closed'],
    ['      - 退货', '      - "退货', 5, 'the quote that begins here is not closed'],
    ['    source: 政策', '    source: { title: "政策, checked: 2026-09-01 }', 13, 'the quote that begins here'],
    ['    source: 政策', '    source: [\n      政策', 13, 'the bracket that begins here is not closed'],
    ['    answer: 好', '    answer: {{fees.visit', 12, 'the bracket that begins here is not closed'],
    ['    question: 怎么退货', '     question: 怎么退货', 3, 'the line is indented further'],
    ['    variants:', '      variants:', 4, 'the line is indented further'],
    ['    source: 政策', '     source: 政策', 13, 'the line is indented further'],
    ['    question: 怎么退货', '   question: 怎么退货', 3, 'the line is indented differently'],
    ['  - id: b', ' - id: b', 10, 'the line is indented differently'],
    ['      第二行', '第二行', 9, NO_COLON],
    ['    question: 怎么退货', '\tquestion: 怎么退货', 3, 'use spaces, not tabs'],
    ['    question: 怎么退货', '  \t question: 怎么退货', 3, 'use spaces, not tabs'],
    ['      - 能退吗', '\t- 能退吗', 6, 'use spaces, not tabs'],
    ['    question: 怎么退货', '    question 怎么退货', 3, NO_COLON],
    ['    question: 怎么退货', '    question：怎么退货', 3, NO_COLON],
    ['    source: 政策', '    source:政策', 13, NO_COLON],
    ['  - id: b', '  - id b', 10, NO_COLON],
    ['    source: 政策', '    answer: 不好', 13, '"answer" stands here twice'],
  ])('damaged, %j → %j is told of once, in the line where something is to be done', (good, damaged, line, words) => {
    const { said } = read({ 'faq/a.yaml': GOOD.replace(good, damaged) })

    const told = said.filter(each => / (?:YAML_SYNTAX|DUPLICATE_KEY) /.test(each))
    expect(told).toEqual([expect.stringContaining(`faq/a.yaml:${line} `)])
    expect(told[0]).toContain(words)
  })

  it('leaves out the faulty entry only', () => {
    const { content, problems } = read({ 'faq/a.yaml': `- id: bad\n  question: x\n${ENTRY}` })

    expect(content.entries.map(entry => entry.id)).toEqual(['a'])
    expect(problems).toHaveLength(1)
  })

  it('says that there is nothing to answer from', () => {
    expect(read({ 'facts.yaml': 'a: b' }).said).toEqual([
      'faq:1 NO_ENTRIES there is no FAQ entry; write one into faq/<topic>.zh.yaml',
    ])
  })
})

describe('the other files', () => {
  it('[R110] facts are flattened, with the day of their check', () => {
    const facts =
      'fees:\n  visit: { zh: 50 元, en: ¥50, checked: 2026-09-01 }\n  deep:\n    er: 7\nzh_only: { zh: 是 }\n'

    expect(read({ 'faq/a.yaml': ENTRY, 'facts.yaml': facts }).content.facts).toMatchObject([
      { key: 'fees.visit', zh: '50 元', en: '¥50', checked: '2026-09-01', place: { file: 'facts.yaml', line: 2 } },
      { key: 'fees.deep.er', zh: '7', en: '7', checked: null },
      { key: 'zh_only', zh: '是', en: null },
    ])
  })

  it('hours are accepted with and without "desks:"', () => {
    const human = 'human:\n  weekday: ["08:00-12:00", "22:00-02:00"]\n  holiday: []\n'
    const indented = human.replace(/^/gm, '  ')
    const expected = {
      timezone: 'Europe/Berlin',
      desks: {
        human: {
          title: { zh: '人工客服', en: 'Customer service' },
          weekday: [
            { from: 480, to: 720 },
            { from: 1320, to: 1560 },
          ],
          weekend: [
            { from: 480, to: 720 },
            { from: 1320, to: 1560 },
          ],
          holiday: [],
        },
      },
    }

    expect(
      read({ 'faq/a.yaml': ENTRY, 'hours.yaml': `timezone: Europe/Berlin\n${human}` }).content.hours,
    ).toMatchObject(expected)
    expect(
      read({ 'faq/a.yaml': ENTRY, 'hours.yaml': `timezone: Europe/Berlin\ndesks:\n${indented}` }).content.hours,
    ).toMatchObject(expected)
  })

  it.each([
    [
      'hours.yaml',
      'human:\n  weekday: ["8-20"]',
      'hours.yaml:2 WRONG_SHAPE "weekday.0" is "8-20"; hours are written as "08:00-20:00"',
    ],
    [
      'hours.yaml',
      'timezone: Mars/Base\nhuman: { weekday: [] }',
      'hours.yaml:1 WRONG_SHAPE "timezone" is not a time zone',
    ],
    ['holidays.yaml', 'off:\n  "2026-02-31": { zh: 休 }', 'holidays.yaml:2 WRONG_SHAPE'],
    ['holidays.yaml', 'off: { "2026-10-01": x }\nworked: { "2026-10-01": y }', 'holidays.yaml:2 CONTRADICTING_DAY'],
    [
      'official-contacts.yaml',
      '- id: a\n  kind: fax\n  title: x\n  value: y',
      'official-contacts.yaml:2 WRONG_SHAPE "kind" must be one of',
    ],
    ['synonyms.yaml', 'zh:\n  - [保修]', 'synonyms.yaml:2 WRONG_SHAPE "zh.0" needs at least 2'],
    ['outlets.csv', 'id,name\n1,2', 'outlets.csv:1 WRONG_SHAPE the first row must name the columns'],
    ['outlets.csv', 'id,name,city,address\n1,,x,y', 'outlets.csv:2 WRONG_SHAPE name must not be empty'],
    [
      'forms/a.yaml',
      'id: a\ntitle: x\nfields:\n  - { id: f, label: y, kind: choice }',
      'forms/a.yaml:4 WRONG_SHAPE "fields.0" is a choice',
    ],
    ['notes.yaml', 'a: b', 'notes.yaml:1 UNKNOWN_FILE nothing reads this file'],
  ])('%s with a fault is named: %j', (file, text, fault) => {
    expect(read({ 'faq/a.yaml': ENTRY, [file]: text }).said[0]?.slice(0, fault.length)).toBe(fault)
  })

  it('reads outlets, contacts, forms, canned replies and synonyms', () => {
    const { content, problems } = read({
      'faq/a.yaml': ENTRY,
      'outlets.csv':
        '\ufeffid,name,city,district,address,services,phone_id,hours_desk\r\no1,"一店, 旗舰",上海,静安,"南京路 1 号",维修;清洗,hotline,human\r\n',
      'official-contacts.yaml':
        '- { id: hotline, kind: phone, title: { zh: 热线, en: Hotline }, value: 400-000-0000, hours: human, checked: 2026-09-01 }',
      'forms/repair.yaml':
        'id: repair\ntitle: { zh: 报修, en: Repair }\nfields:\n  - { id: model, label: 型号, kind: model, required: true }\n  - { id: part, label: 部位, kind: choice, choices: [{ zh: 门, en: Door }] }\n',
      'canned-replies.yaml': '- { id: hi, title: 问候, text: 您好 }',
      'synonyms.yaml': 'zh:\n  - [保修, 质保]\n',
    })

    expect(problems).toEqual([])
    expect(content.outlets).toMatchObject([
      { id: 'o1', name: '一店, 旗舰', services: ['维修', '清洗'], phoneId: 'hotline', place: { line: 2 } },
    ])
    expect(content.contacts).toMatchObject([
      { id: 'hotline', value: '400-000-0000', hoursDesk: 'human', checked: '2026-09-01' },
    ])
    expect(content.forms[0]?.fields).toMatchObject([
      { id: 'model', required: true, choices: [] },
      { id: 'part', required: false, choices: [{ id: 'Door', label: { zh: '门', en: 'Door' } }] },
    ])
    expect(content.cannedReplies).toMatchObject([{ id: 'hi', language: 'zh' }])
    expect(content.synonyms).toEqual({ zh: [['保修', '质保']], en: [] })
  })
})
