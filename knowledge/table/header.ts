import { COLUMNS, type Column, chineseNameOf, columnOf } from './columns.ts'

/** The first row of a table: which column stands where, and what its author calls it. */
export interface Header {
  readonly columns: readonly (Column | null)[]
  has(column: Column): boolean
  /** As the first row writes it; one that it lacks in the language of the others. */
  nameOf(column: Column): string
  /** What it names beside the known columns. */
  readonly unknown: readonly string[]
}

export function readHeader(cells: readonly string[]): Header {
  const columns = cells.map(columnOf)
  const isChinese = cells.some((cell, at) => columns[at] !== null && /\p{Script=Han}/u.test(cell))
  return {
    columns,
    has: column => columns.includes(column),
    nameOf(column) {
      const written = cells[columns.indexOf(column)]?.trim()
      return written ?? (isChinese ? chineseNameOf(column) : column)
    },
    unknown: cells.flatMap((cell, at) => (columns[at] === null ? cell.trim() || [] : [])),
  }
}

export const KNOWN_COLUMNS = { known: COLUMNS.join(', '), knownZh: COLUMNS.map(chineseNameOf).join('、') }
