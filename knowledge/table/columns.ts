import type { FaqRecord } from '../content.ts'
import type { EntryChange } from '../edit-entry.ts'

/** One row of a table of entries: the text of each column. */
export type Row = { readonly [column in Column]?: string }

/** In this order; the first row of a table names them. */
export const COLUMNS = [
  'id',
  'language',
  'question',
  'variants',
  'answer',
  'category',
  'keywords',
  'valid_until',
  'follow_ups',
] as const
export type Column = (typeof COLUMNS)[number]

/** What the first row may call a column besides its own name. */
const OTHER_NAMES: Readonly<Record<string, Column>> = {
  编号: 'id',
  语言: 'language',
  问题: 'question',
  标准问: 'question',
  相似问: 'variants',
  问法: 'variants',
  答案: 'answer',
  回答: 'answer',
  分类: 'category',
  关键词: 'keywords',
  有效期: 'valid_until',
  追问: 'follow_ups',
}

export function columnOf(header: string): Column | null {
  const name = header
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  return OTHER_NAMES[name] ?? COLUMNS.find(column => column === name) ?? null
}

/** Lists have one item a line, so that commas may stand in them. */
export function rowOf(entry: FaqRecord): Required<Row> {
  return {
    id: entry.id,
    language: entry.language,
    question: entry.question,
    variants: entry.variants.join('\n'),
    answer: entry.answer,
    category: entry.category ?? '',
    keywords: entry.keywords.join('\n'),
    valid_until: entry.valid_until ?? '',
    follow_ups: entry.follow_ups.join('\n'),
  }
}

/** The values of the columns that differ from what the entry has; an emptied cell takes the key away. */
export function changeIn(row: Row, former: Required<Row>): EntryChange {
  const change: Record<string, string | readonly string[] | null> = {}
  for (const column of COLUMNS) {
    const text = row[column]?.trim()
    if (text === undefined || column === 'id' || column === 'language') continue
    if (sameText(text, former[column])) continue
    change[column] = isList(column) ? items(text) : text === '' ? null : text
  }
  return change as EntryChange
}

export function items(text: string): string[] {
  return text.split('\n').flatMap(line => line.trim() || [])
}

function isList(column: Column): boolean {
  return column === 'variants' || column === 'keywords' || column === 'follow_ups'
}

/** Spreadsheets end lines in their own way. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n').trim() === b.trim()
}
