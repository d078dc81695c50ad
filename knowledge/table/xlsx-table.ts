import { readSheet } from 'read-excel-file/universal'
import writeExcelFile from 'write-excel-file/node'
import { say } from '../lint/sentences.ts'
import { TableFaultError } from './table-fault-error.ts'
import { refuseLargeZip } from './zip-size.ts'

/** Cells are texts: a spreadsheet runs none of them, so that they need no apostrophe. */
export async function writeXlsx(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const cells = rows.map(row => row.map(text => (text === '' ? null : { value: text, type: String })))
  return writeExcelFile(cells, { sheet: 'FAQ', stickyRowsCount: 1 }).toBuffer()
}

/** The first sheet. @throws TableFaultError when there is none that can be read. */
export async function readXlsx(bytes: Uint8Array): Promise<string[][]> {
  refuseLargeZip(bytes)
  // Unpacked as a whole: the way of the package that reads a stream waits for ever on some damaged archives.
  const rows = await readSheet(new Uint8Array(bytes).buffer, { trim: false }).catch(error => {
    throw new TableFaultError(say('TABLE_XLSX_DAMAGED', {}), { cause: error })
  })
  return rows.map(row => row.map(textOf))
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell)
}
