import { existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import Database from 'better-sqlite3'
import { openReader } from './open-database.ts'

const PAGES_A_STEP = 256

/** `done` from 0 to 1. */
export type OnProgress = (done: number) => void

/**
 * A consistent copy of `file` as it is now, while others write on. The copy gets its name when it is complete and
 * on disk, so that a file of that name is always a whole backup.
 *
 * @returns bytes written.
 * @throws Error when `target` exists.
 */
export async function copyDatabase(file: string, target: string, onProgress: OnProgress = () => {}): Promise<number> {
  if (existsSync(target)) throw new Error(`${target} exists: choose another name, a backup never overwrites`)
  const partial = `${target}.partial`
  await rm(partial, { force: true })
  const source = openReader(file)
  try {
    // One read transaction for the whole copy: without it the copy would begin again after every write.
    source.exec('BEGIN')
    source.prepare('SELECT count(*) FROM sqlite_schema').get()
    await source.backup(partial, {
      progress({ totalPages, remainingPages }) {
        onProgress(totalPages === 0 ? 0 : 1 - remainingPages / totalPages)
        return PAGES_A_STEP
      },
    })
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  } finally {
    source.close()
  }
  makeSingleFile(partial)
  await syncToDisk(partial)
  const { size } = await stat(partial)
  await rename(partial, target)
  await syncToDisk(path.dirname(target))
  onProgress(1)
  return size
}

/** A copy is born in WAL mode and would need two files beside it to be read at all, even from a read-only disk. */
function makeSingleFile(name: string): void {
  const copy = new Database(name, { fileMustExist: true })
  try {
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}

async function syncToDisk(name: string): Promise<void> {
  const handle = await open(name, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
