import type { FileChange } from '../file-change.ts'
import { say } from '../lint/sentences.ts'
import type { SourceFile } from '../read-folder.ts'
import { readSources } from '../read-knowledge.ts'
import { COLUMNS, rowOf } from './columns.ts'
import { readCsv, writeCsv } from './csv-table.ts'
import { importRows } from './import-rows.ts'
import { type RefusedRow, refusedRow } from './refused-row.ts'
import { TableFaultError } from './table-fault-error.ts'
import { readXlsx, writeXlsx } from './xlsx-table.ts'

export type TableFormat = 'csv' | 'xlsx'

export interface ImportReport {
  readonly changes: readonly (FileChange & { readonly text: string; readonly revision: string | null })[]
  readonly accepted: number
  readonly refused: readonly RefusedRow[]
}

export interface TableDesk {
  exportTable(format: TableFormat): Promise<Uint8Array>
  /** What a table would change; never throws on what the table holds. */
  importTable(bytes: Uint8Array): Promise<ImportReport>
}

/** Entries as a table for people who would rather work in a spreadsheet, and back. */
export function createTableDesk({ read }: { read(): Promise<{ files: readonly SourceFile[] }> }): TableDesk {
  return {
    async exportTable(format) {
      const { content } = readSources((await read()).files)
      const rows = [[...COLUMNS], ...content.entries.map(entry => Object.values(rowOf(entry)))]
      return format === 'csv' ? writeCsv(rows) : writeXlsx(rows)
    },
    async importTable(bytes) {
      const { files } = await read()
      let rows: string[][]
      try {
        rows = isZip(bytes) ? await readXlsx(bytes) : readCsv(bytes)
      } catch (error) {
        const said = error instanceof TableFaultError ? error.said : say('TABLE_UNREADABLE', {})
        return { changes: [], accepted: 0, refused: [refusedRow(1, said)] }
      }
      return importRows(rows, files)
    },
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}
