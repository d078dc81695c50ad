import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { say } from '../lint/sentences.ts'
import { guardCell, unguardCell } from './formula-guard.ts'
import { TableFaultError } from './table-fault-error.ts'

/** Begins with a byte order mark, without which spreadsheets take UTF-8 for something else. */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  const text = stringify(
    rows.map(row => row.map(guardCell)),
    { record_delimiter: 'windows', quoted_match: /[\r\n\t']/ },
  )
  return new TextEncoder().encode(`\uFEFF${text}`)
}

/**
 * UTF-8, GB18030 as Chinese spreadsheets write it, or UTF-16 as Excel's "Unicode text"; commas, semicolons or tabs between the cells.
 *
 * @throws TableFaultError when it is no text, or a quote is never closed.
 */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = decode(bytes)
  const [firstLine = ''] = text.split(/[\r\n]/, 1)
  const delimiter = [',', ';', '\t'].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] as string
  return parseRows(text, delimiter).map(row => row.map(unguardCell))
}

function parseRows(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false, relax_quotes: true })
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new TableFaultError(say('TABLE_OPEN_QUOTE', { row: Number(error.records) + 1 }), { cause: error })
    throw error
  }
}

const OLD_XLS = [0xd0, 0xcf, 0x11, 0xe0]

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (OLD_XLS.every((byte, at) => bytes[at] === byte)) throw new TableFaultError(say('TABLE_OLD_XLS', {}))
  if (bytes.includes(0)) throw new TableFaultError(say('TABLE_NOT_TEXT', {}))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
