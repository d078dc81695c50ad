import { describe, expect, it } from '@jest/globals'
import { addEntry, changeEntry, removeEntry } from '../../console/editor/entries/change-faq.ts'
import { freeId } from '../../console/editor/entries/free-id.ts'
import { readFaq } from '../../console/editor/entries/read-faq.ts'
import { splitLines, withVariants } from '../../console/editor/form/split-lines.ts'

const FILE = `# Checked by the service team.
topic: 保修
language: zh
source: { title: 保修政策,   checked: 2026-09-01 }
entries:
  # The most asked of all.
  - id: kettle
    question: "水壶保修多久？"   # as printed on the card
    variants: [ 水壶保修几年,  'E3 是什么' ]
    answer: |
      整机保修**两年**。

      从签收那天算起。
    keywords: [水壶]

  # Two parts, two terms.
  - id: parts
    question: 配件保修多久？
    answer: 一年。
`

const entries = (text: string) => {
  const view = readFaq('faq/warranty.zh.yaml', text)
  if (view.kind !== 'faq') throw new Error(view.kind)
  return view.entries
}

describe('[L1] an entry form', () => {
  it('reads entries with their lines', () => {
    expect(entries(FILE)).toMatchObject([
      { id: 'kettle', question: '水壶保修多久？', variants: ['水壶保修几年', 'E3 是什么'], firstLine: 7, lastLine: 14 },
      { id: 'parts', answer: '一年。', variants: [], source: null, firstLine: 17, lastLine: 19 },
    ])
  })

  it('changes one line and leaves every other as it was written', () => {
    const after = changeEntry(FILE, 1, { answer: '两年。' })

    expect(after).toBe(FILE.replace('answer: 一年。', 'answer: 两年。'))
  })

  it('keeps comments, quotes and order when a list grows', () => {
    const after = changeEntry(FILE, 0, { variants: ['水壶保修几年', 'E3 是什么', '水壶质保'] })

    expect(after).toContain('# The most asked of all.')
    expect(after).toContain('question: "水壶保修多久？"   # as printed on the card')
    expect(after).toContain("'E3 是什么', 水壶质保]")
    expect(after).toContain('source: { title: 保修政策,   checked: 2026-09-01 }')
    expect(entries(after ?? '')[0]?.variants).toEqual(['水壶保修几年', 'E3 是什么', '水壶质保'])
  })

  it('writes an answer of several lines as a block, and its source as a pair', () => {
    const after = changeEntry(FILE, 1, {
      answer: '1. 先看\n2. 再问\n',
      source: { title: '说明书', checked: '2026-10-01' },
    })

    expect(after).toContain('    answer: |\n      1. 先看\n      2. 再问\n')
    expect(after).toContain('source: {title: 说明书, checked: 2026-10-01}')
    expect(entries(after ?? '')[1]?.source).toEqual({ title: '说明书', checked: '2026-10-01' })
  })

  it('takes a key away that became empty', () => {
    const after = changeEntry(FILE, 0, { keywords: [] })

    expect(after).toBe(FILE.replace('    keywords: [水壶]\n', ''))
  })

  it('adds an entry below the others and touches nothing above', () => {
    const after = addEntry(FILE, {
      id: 'gift',
      question: '礼品卡怎么用？',
      variants: ['礼品卡 使用'],
      answer: '结账时输入卡号。',
    })

    expect(after?.startsWith(FILE.trimEnd())).toBe(true)
    expect(entries(after ?? '').map(({ id }) => id)).toEqual(['kettle', 'parts', 'gift'])
  })

  it('adds the first entry to a file that has none', () => {
    const after = addEntry('topic: "礼品卡"\nlanguage: zh\nentries: []\n', { id: 'a', question: '问', answer: '答' })

    expect(after).toBe('topic: "礼品卡"\nlanguage: zh\nentries:\n  - id: a\n    question: 问\n    answer: 答\n')
  })

  it('removes an entry and nothing else', () => {
    const after = removeEntry(FILE, 1) ?? ''

    expect(entries(after).map(({ id }) => id)).toEqual(['kettle'])
    expect(after).toContain('# as printed on the card')
  })

  it('says where broken YAML is broken, and changes nothing in it', () => {
    const broken = FILE.replace("'E3 是什么' ]", "'E3 是什么")

    expect(readFaq('faq/warranty.zh.yaml', broken)).toMatchObject({ kind: 'broken' })
    expect(changeEntry(broken, 0, { question: '?' })).toBeNull()
  })

  it('shows deep nesting and other files as text only', () => {
    expect(readFaq('faq/bomb.zh.yaml', '['.repeat(20_000))).toEqual({ kind: 'other' })
    expect(readFaq('facts.yaml', 'a: 1')).toEqual({ kind: 'other' })
  })

  it('keeps text that looks like YAML as the text that it is', () => {
    const odd = ['yes', '- a: b', '001', '# no comment', 'a: "b"', '{x}']

    const after = changeEntry(FILE, 1, { variants: odd }) ?? ''

    expect(entries(after)[1]?.variants).toEqual(odd)
  })
})

describe('[L1] ways to ask', () => {
  it('takes pasted lines without the marks of a list', () => {
    expect(splitLines('1. 怎么退\r\n\n- 退货流程\n• 能退吗\n  不要了')).toEqual([
      '怎么退',
      '退货流程',
      '能退吗',
      '不要了',
    ])
  })

  it('adds each once and never the question itself', () => {
    expect(withVariants(['甲'], ['乙', '甲？', '乙 ', '问'], '问？')).toEqual(['甲', '乙'])
  })

  it('finds an id that nobody has', () => {
    expect(freeId('faq/gift-cards.zh.yaml', [])).toBe('gift-cards-new')
    expect(freeId('faq/warranty.en.yaml', ['en-warranty-new'])).toBe('en-warranty-new-2')
  })
})
