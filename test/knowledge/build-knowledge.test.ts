import { describe, expect, it } from '@jest/globals'
import { newDialog } from '../../bot/decision.ts'
import type { BuildEngine } from '../../bot/engine.ts'
import { buildKnowledge } from '../../knowledge/build-knowledge.ts'
import { readSources } from '../../knowledge/read-knowledge.ts'
import { faq, TODAY } from './support/lint-samples.ts'
import { createStubEngine } from './support/stub-engine.ts'

function build(files: Record<string, string>, today = TODAY, createEngine: BuildEngine = createStubEngine) {
  const { content } = readSources(Object.entries(files).map(([file, text]) => ({ file, text })))
  return buildKnowledge(content, { today, createEngine })
}

const FILES = {
  'faq/a.zh.yaml': faq(
    {
      id: 'visit',
      question: '上门收费吗？',
      answer: '收 {{fees.visit}}，客服 {{hours.human}}，电话 {{contacts.hotline}}。',
      follow_ups: ['warranty', 'gone', 'old'],
    },
    { id: 'warranty', question: '空调保修多久？', variants: ['空调质保几年', '挂机保修期', '三包'] },
    { id: 'old', question: '双十一满减怎么算？', valid_until: '2026-09-14' },
  ),
  'faq/a.en.yaml': faq({
    id: 'en-visit',
    question: 'What does a visit cost?',
    answer: '{{fees.visit}}, {{hours.human}}',
  }),
  'facts.yaml': 'fees:\n  visit: { zh: 50 元, en: ¥50 }\n',
  'hours.yaml': 'human:\n  weekday: ["08:00-20:00"]\n  weekend: ["09:00-18:00"]\n',
  'official-contacts.yaml':
    '- { id: hotline, kind: phone, title: 热线, value: 400-000-1234, hours: human, checked: 2026-09-01 }',
  'shop.yaml':
    'name: { zh: 小店, en: Shop }\ngreeting: { zh: "这里是{{shop.name}}", en: "This is {{shop.name}}" }\nstarters: { zh: [visit, gone, en-visit], en: [en-visit] }',
  'canned-replies.yaml': '- { id: fee, title: 收费, text: "上门 {{fees.visit}}，单号 [[订单号]]" }',
}

describe('[R111] one source for bot, agents and widget', () => {
  const knowledge = build(FILES)

  it('fills facts, hours and contacts in, each in its language', () => {
    expect(knowledge.entry('visit')?.answer).toBe(
      '收 50 元，客服 工作日 8:00–20:00，周末及节假日 9:00–18:00，电话 400-000-1234。',
    )
    expect(knowledge.entry('en-visit')?.answer).toBe(
      '¥50, working days 8:00–20:00; weekends and public holidays 9:00–18:00',
    )
    expect(knowledge.cannedReplies).toEqual([
      { id: 'fee', language: 'zh', title: '收费', text: '上门 50 元，单号 [[订单号]]' },
    ])
    expect(knowledge.shop.greeting).toEqual({ zh: '这里是小店', en: 'This is Shop' })
  })

  it('resolves follow-ups and welcome buttons, and leaves dead ones out', () => {
    expect(knowledge.entry('visit')?.followUps).toEqual([{ entryId: 'warranty', title: '空调保修多久？' }])
    expect(knowledge.shop.starters).toEqual({ zh: ['visit'], en: ['en-visit'] })
  })

  it('leaves expired entries out of answers and matching', () => {
    expect(knowledge.entry('old')).toBeUndefined()
    expect(knowledge.bot.suggest('双十一满减怎么算？', 3).map(one => one.entryId)).not.toContain('old')
    expect(build(FILES, '2026-09-14').bot.suggest('双十一满减怎么算？', 3)[0]?.entryId).toBe('old')
  })

  it('[R110] says where an answer comes from', () => {
    expect(knowledge.entry('warranty')).toMatchObject({
      file: 'faq/a.zh.yaml',
      line: 2,
      source: { title: '保修政策', checked: '2026-09-01' },
    })
  })

  it('knows contacts by their hours', () => {
    expect(knowledge.contacts).toEqual([
      {
        id: 'hotline',
        kind: 'phone',
        title: { zh: '热线', en: '热线' },
        value: '400-000-1234',
        hoursDesk: 'human',
        checked: '2026-09-01',
      },
    ])
  })

  it('answers through the bot', () => {
    expect(knowledge.bot.decide({ chosenEntryId: 'visit' }, newDialog()).decision).toMatchObject({
      kind: 'answer',
      answers: [{ entryId: 'visit' }],
    })
  })
})

describe('[L1] the version changes exactly with what is published', () => {
  const { version } = build(FILES)
  const changed = (file: keyof typeof FILES, from: string, to: string) =>
    build({ ...FILES, [file]: FILES[file].replace(from, to) }).version

  it('not with comments, order, line numbers or file names', () => {
    const { 'faq/a.zh.yaml': zh, ...rest } = FILES

    expect(
      build({ ...rest, 'faq/z.zh.yaml': `# checked by Li\n\n${zh.split('\n').reverse().join('\n')}` }).version,
    ).toBe(version)
  })

  it('with an answer, a fact, an hour, a contact or a canned reply', () => {
    const versions = [
      version,
      changed('faq/a.zh.yaml', '收 ', '要 '),
      changed('facts.yaml', '50 元', '60 元'),
      changed('hours.yaml', '08:00', '09:00'),
      changed('official-contacts.yaml', '1234', '1235'),
      changed('canned-replies.yaml', '单号', '订单'),
    ]

    expect(new Set(versions).size).toBe(versions.length)
  })

  it('with the day on which an entry expires', () => {
    expect(build(FILES, '2026-09-14').version).not.toBe(version)
    expect(build(FILES, '2026-09-16').version).toBe(version)
  })
})

describe('titles for a half-typed text', () => {
  const { titles } = build(FILES)

  it.each([
    ['空调', 'warranty'],
    ['保修', 'warranty'],
    ['挂机', 'warranty'],
    ['空调保休多久', 'warranty'],
    ['上门', 'visit'],
  ])('%s', (text, first) => {
    expect(titles(text, 'zh', 3)[0]?.entryId).toBe(first)
  })

  it('are of the language asked for, no more than asked for, and none for nothing', () => {
    expect(titles('cost', 'en', 3)).toEqual([{ entryId: 'en-visit', title: 'What does a visit cost?' }])
    expect(titles('cost', 'zh', 3)).toEqual([])
    expect(titles('？', 'zh', 3)).toEqual([])
    expect(titles('空调', 'zh', 0)).toEqual([])
    expect(titles('上门', 'zh', 1)).toHaveLength(1)
  })
})
