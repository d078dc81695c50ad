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
  'source',
  'source_checked',
] as const
export type Column = (typeof COLUMNS)[number]

/** What the first row may call a column besides its own name; the first of each is how we call it in Chinese. */
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
  来源: 'source',
  核对日期: 'source_checked',
}

export function columnOf(header: string): Column | null {
  const name = header
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  return OTHER_NAMES[name] ?? COLUMNS.find(column => column === name) ?? null
}

export function chineseNameOf(column: Column): string {
  return Object.entries(OTHER_NAMES).find(([, meant]) => meant === column)?.[0] ?? column
}

/** Lists have one item a line, so that commas may stand in them. */
export function rowOf(entry: FaqRecord): Required<Row> {
  const { title, checked } = typeof entry.source === 'string' ? { title: entry.source } : (entry.source ?? NO_SOURCE)
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
    source: title,
    source_checked: checked ?? '',
  }
}

/** The values of the columns that differ from what the entry has; an emptied cell takes the key away. */
export function changeIn(row: Row, former: Required<Row>): EntryChange {
  const change: Record<string, EntryChange[keyof EntryChange]> = {}
  for (const column of COLUMNS) {
    const text = row[column]?.trim()
    if (text === undefined || NO_PLAIN_TEXT.has(column)) continue
    if (sameText(text, former[column])) continue
    change[column] = isList(column) ? items(text) : text === '' ? null : text
  }
  const source = changedSource(row, former)
  if (source !== undefined) change.source = source
  return change as EntryChange
}

/** Two columns make one value; one that the table has not got stays as it is. */
function changedSource(row: Row, former: Required<Row>): EntryChange['source'] {
  const title = row.source?.trim() ?? former.source
  const checked = row.source_checked?.trim() ?? former.source_checked
  if (title === former.source && checked === former.source_checked) return undefined
  if (title === '' && (checked === '' || row.source_checked === undefined)) return null
  return checked === '' ? title : { title, checked }
}

export function items(text: string): string[] {
  return text.split('\n').flatMap(line => line.trim() || [])
}

const NO_SOURCE = { title: '', checked: '' }
const NO_PLAIN_TEXT: ReadonlySet<Column> = new Set(['id', 'language', 'source', 'source_checked'])

function isList(column: Column): boolean {
  return column === 'variants' || column === 'keywords' || column === 'follow_ups'
}

/** Spreadsheets end lines in their own way. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n').trim() === b.trim()
}
