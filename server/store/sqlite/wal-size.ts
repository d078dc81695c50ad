import { statSync } from 'node:fs'

/** Above it the log is made to begin again at its start, and its file is cut back to this. */
export const WAL_LIMIT_BYTES = 64 * 1024 * 1024

export function walBytes(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
}
