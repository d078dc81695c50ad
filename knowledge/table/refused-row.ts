import type { Said } from '../lint/sentences.ts'

export interface RefusedRow {
  /** From 1, the header counted, as spreadsheets do. */
  readonly row: number
  /** In English. */
  readonly reason: string
  readonly reasonZh: string
}

export function refusedRow(row: number, { en: reason, zh: reasonZh }: Said): RefusedRow {
  return { row, reason, reasonZh }
}
