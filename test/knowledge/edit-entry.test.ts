import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addEntry, changeEntry } from '../../knowledge/edit-entry.ts'
import { readSources } from '../../knowledge/read-knowledge.ts'

const FILE = `# Warranty. Ask Li before changing a period.
topic: 保修
source: {title: 保修政策, checked: 2026-09-01}   # the printed one
entries:
  - id: warranty-ac
    question: 空调保修多久？   # most asked
    variants:
      - 空调保几年
      # from the chats of May
      - "100 天还保不保"
    answer: |
      整机 **{{warranty.ac}}**。

      从签收那天算起。
    keywords: [空调, 挂机]

  # the panel has its own period
  - id: warranty-tv
    question: 电视保修多久？
    answer: 一年。
`

const entriesOf = (text: string | null) => readSources([{ file: 'faq/a.zh.yaml', text: text ?? '' }]).content.entries
const changedLines = (text: string | null) => (text ?? '').split('\n').filter(line => !FILE.split('\n').includes(line))

describe('changing an entry keeps comments, order and every other line', () => {
  it('an answer', () => {
    const text = changeEntry(FILE, 'warranty-ac', { answer: '整机六年。\n\n- 压缩机十年' })

    expect(changedLines(text)).toEqual(['      整机六年。', '      - 压缩机十年'])
    expect(text).toContain('# most asked')
    expect(entriesOf(text)[0]?.answer).toBe('整机六年。\n\n- 压缩机十年')
  })

  it('one more variant', () => {
    const text = changeEntry(FILE, 'warranty-ac', { variants: ['空调保几年', '100 天还保不保', '空调质保'] })

    expect(text).toBe(FILE.replace('"100 天还保不保"\n', '"100 天还保不保"\n      - 空调质保\n'))
  })

  it('a key that was not there', () => {
    const text = changeEntry(FILE, 'warranty-tv', { valid_until: '2026-12-31', follow_ups: ['warranty-ac'] })

    expect(text).toBe(`${FILE}    valid_until: 2026-12-31\n    follow_ups: [warranty-ac]\n`)
  })

  it('nothing', () => {
    expect(changeEntry(FILE, 'warranty-tv', { question: '电视保修多久？' })).toBe(FILE)
  })
})

it('a new entry comes last', () => {
  const text = addEntry(FILE, {
    id: 'warranty-fridge',
    question: '冰箱保修多久？',
    variants: ['冰箱质保'],
    answer: '三年。',
  })

  expect(text).toBe(
    `${FILE}\n  - id: warranty-fridge\n    question: 冰箱保修多久？\n    variants:\n      - 冰箱质保\n    answer: 三年。\n`,
  )
})

it('an unknown id, a known one, and a text that is no FAQ file are refused', () => {
  expect(changeEntry(FILE, 'nobody', { answer: 'x' })).toBeNull()
  expect(addEntry(FILE, { id: 'warranty-tv', question: 'x', answer: 'y' })).toBeNull()
  expect(changeEntry('just words', 'a', { answer: 'x' })).toBeNull()
  expect(changeEntry('a: [', 'a', { answer: 'x' })).toBeNull()
  expect(changeEntry('['.repeat(250_000), 'a', { answer: 'x' })).toBeNull()
})

it('whatever is written is read again, and the other entry is not touched', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter(text => text.trim() !== '' && !/[\p{C}\u2028\u2029]/u.test(text))
  const words = fc.oneof(
    line,
    fc.constantFrom(
      '#',
      ': ',
      '- a',
      '"',
      "'",
      '{{fees.visit}}',
      '[x]',
      '&a',
      '*a',
      '|',
      '>',
      '~',
      'null',
      'yes',
      '0755',
      '@',
      '%',
    ),
  )

  fc.assert(
    fc.property(words, fc.array(words, { minLength: 1, maxLength: 4 }), (question, lines) => {
      const answer = lines.join('\n')
      const [changed, other] = entriesOf(changeEntry(FILE, 'warranty-ac', { question, answer, variants: lines }))

      expect(changed?.question).toBe(question.trim())
      expect(
        changed?.answer
          .split('\n')
          .map(text => text.trimEnd())
          .join('\n')
          .trim(),
      ).toBe(
        answer
          .split('\n')
          .map(text => text.trimEnd())
          .join('\n')
          .trim(),
      )
      expect(changed?.variants).toEqual(lines.map(text => text.trim()))
      expect(other?.answer).toBe('一年。')
    }),
    { numRuns: 100 },
  )
})
