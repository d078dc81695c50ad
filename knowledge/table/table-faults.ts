import type { z } from 'zod'
import { sayIssue } from '../check-shape.ts'
import { type Said, say } from '../lint/sentences.ts'
import type { Column } from './columns.ts'
import { type Header, KNOWN_COLUMNS } from './header.ts'
import { MOST_BYTES } from './imported-files.ts'

const MOST_NAMED = 10

export function tooLong(cells: readonly string[]): Said | null {
  const bytes = cells.reduce((sum, cell) => sum + Buffer.byteLength(cell), 0)
  if (bytes <= MOST_BYTES) return null
  return say('TABLE_ROW_TOO_LONG', { size: Math.ceil(bytes / 1_000), most: MOST_BYTES / 1_000 })
}

/** What is wrong with the cells of a row, under the names that the table has for them. */
export function faultsIn(parsed: z.ZodSafeParseResult<unknown>, header: Header): Said | null {
  const issue = parsed.error?.issues[0]
  if (issue === undefined) return null
  const { path, said } = sayIssue(issue)
  const name = header.nameOf(columnAt(path))
  return say('WRONG_SHAPE', { ...said.params, where: `"${name}"`, whereZh: `“${name}”` })
}

function columnAt([key, part]: readonly PropertyKey[]): Column {
  return key === 'source' && part === 'checked' ? 'source_checked' : (key as Column)
}

export function unknownColumns(names: readonly string[]): Said {
  const named = names.slice(0, MOST_NAMED).map(name => name.slice(0, 30))
  const more = names.length > MOST_NAMED
  return say('TABLE_UNKNOWN_COLUMNS', {
    names: named.map(name => `"${name}"`).join(', ') + (more ? ' …' : ''),
    namesZh: named.map(name => `“${name}”`).join('') + (more ? '……' : ''),
    ...KNOWN_COLUMNS,
  })
}

export function missingColumns(columns: readonly Column[], rows: readonly number[], { nameOf }: Header): Said {
  const names = columns.map(nameOf)
  return say('TABLE_COLUMN_MISSING', {
    names: names.map(name => `"${name}"`).join(' and '),
    namesZh: names.map(name => `“${name}”`).join(''),
    rows: rows.length === 1 ? '1 new row' : `${rows.length} new rows`,
    count: rows.length,
    row: rows[0] ?? 0,
  })
}
