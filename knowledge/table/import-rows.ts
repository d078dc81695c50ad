import type { Language } from '../../bot/entry.ts'
import type { FaqRecord } from '../content.ts'
import { shortHash } from '../content-version.ts'
import { addEntries, changeEntries, type EntryChange, type NewEntry } from '../edit-entry.ts'
import { faqEntry } from '../faq-file.ts'
import { revisionOf } from '../file-change.ts'
import { type Said, say } from '../lint/sentences.ts'
import type { SourceFile } from '../read-folder.ts'
import { readSources } from '../read-knowledge.ts'
import { COLUMNS, type Column, changeIn, type Row, rowOf } from './columns.ts'
import { KNOWN_COLUMNS, readHeader } from './header.ts'
import { spreadOverFiles } from './imported-files.ts'
import { type RefusedRow, refusedRow } from './refused-row.ts'
import type { ImportReport } from './table-desk.ts'
import { faultsIn, missingColumns, tooLong, unknownColumns } from './table-faults.ts'

const MOST_ROWS = 20_000
const edited = faqEntry.partial()
/** Of a new entry; the number is made up for one that has none. */
const NEEDED = ['question', 'answer'] as const
const NO_CELLS = Object.fromEntries(COLUMNS.map(column => [column, ''])) as Required<Row>

/** Turns rows into changed files: known ids change their entries, other rows become entries of `faq/imported…`. */
export function importRows(table: readonly (readonly string[])[], files: readonly SourceFile[]): ImportReport {
  const refused: RefusedRow[] = []
  const header = readHeader(table[0] ?? [])
  if (!header.has('question') && !header.has('id')) {
    return { changes: [], accepted: 0, refused: [refusedRow(1, say('TABLE_COLUMNS', KNOWN_COLUMNS))] }
  }
  if (header.unknown.length > 0) refused.push(refusedRow(1, unknownColumns(header.unknown)))
  const missing = NEEDED.filter(column => !header.has(column))
  const withoutIt: number[] = []
  const known = new Map(readSources(files).content.entries.map(entry => [entry.id, entry]))
  const seen = new Set<string>()
  const changed = new Map<string, Map<string, EntryChange>>()
  const added: { readonly entry: NewEntry; readonly language: Language }[] = []
  let accepted = 0

  for (const [at, cells] of table.slice(1).entries()) {
    const row = at + 2
    if (cells.every(cell => cell.trim() === '')) continue
    const cellsOf = rowFrom(cells, header.columns)
    if (missing.length > 0 && !known.has(idOf(cellsOf))) {
      withoutIt.push(row)
      continue
    }
    const fault = at >= MOST_ROWS ? say('TABLE_TOO_LONG', { most: MOST_ROWS }) : (tooLong(cells) ?? take(cellsOf))
    if (fault === null) accepted++
    else refused.push(refusedRow(row, fault))
  }
  if (withoutIt.length > 0) refused.unshift(refusedRow(1, missingColumns(missing, withoutIt, header)))

  /** @returns why the row can not be taken; null when it was. */
  function take(row: Row): Said | null {
    const id = idOf(row)
    if (seen.has(id)) return say('TABLE_ROW_TWICE', { id })
    const entry = known.get(id)
    const fault = entry === undefined ? takeNew(id, row) : takeChange(entry, row)
    if (fault === null) seen.add(id)
    return fault
  }

  function takeChange(entry: FaqRecord, row: Row): Said | null {
    const change = changeIn(row, rowOf(entry))
    const values = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null))
    const emptied = NEEDED.find(column => change[column] === null)
    if (emptied !== undefined) return say('TABLE_ROW_EMPTY', { column: header.nameOf(emptied) })
    const faults = faultsIn(edited.safeParse(values), header)
    if (faults !== null) return faults
    if (Object.keys(change).length === 0) return null
    const { file } = entry.place
    const ofFile = changed.get(file) ?? new Map<string, EntryChange>()
    changed.set(file, ofFile.set(entry.id, change))
    return null
  }

  function takeNew(id: string, row: Row): Said | null {
    const typed = row.language?.trim().toLowerCase() ?? ''
    const language = languageOf(typed, `${row.question ?? ''}${row.answer ?? ''}`)
    if (language === null)
      return say('TABLE_LANGUAGE', { column: header.nameOf('language'), typed: typed.slice(0, 20) })
    const values = Object.fromEntries(
      Object.entries(changeIn(row, { ...NO_CELLS, id, language })).filter(([, value]) => value !== null),
    )
    const parsed = faqEntry.safeParse({ id, ...values })
    const faults = faultsIn(parsed, header)
    if (faults !== null) return faults
    added.push({ entry: { id, ...values } as NewEntry, language })
    return null
  }

  return { changes: [...changesOf(changed, files), ...spreadOverFiles(added, files, addEntries)], accepted, refused }
}

function idOf(row: Row): string {
  return row.id?.trim() || `imported-${shortHash(row.question ?? '')}`
}

function rowFrom(cells: readonly string[], columns: readonly (Column | null)[]): Row {
  const row: { [column in Column]?: string } = {}
  for (const [at, column] of columns.entries()) {
    if (column !== null) row[column] = (cells[at] ?? '').replaceAll('\r\n', '\n')
  }
  return row
}

function changesOf(
  changed: ReadonlyMap<string, ReadonlyMap<string, EntryChange>>,
  files: readonly SourceFile[],
): ImportReport['changes'] {
  const texts = new Map(files.map(({ file, text }) => [file, text]))
  return [...changed].flatMap(([file, changes]) => {
    const before = texts.get(file) ?? ''
    const text = changeEntries(before, changes)
    return text === null ? [] : [{ file, text, revision: revisionOf(before) }]
  })
}

function languageOf(typed: string, text: string): Language | null {
  if (typed === '') return /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
  if (/^(?:zh|cn|中文|汉语|chinese)/.test(typed)) return 'zh'
  return /^(?:en|英文|英语)/.test(typed) ? 'en' : null
}
