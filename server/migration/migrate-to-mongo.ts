import type { ExportedName } from '../store/exported-rows.ts'
import { type MongoImport, openMongoImport } from '../store/mongo/import-rows.ts'
import { openSqliteExport, type SqliteExport } from '../store/sqlite/export-rows.ts'
import { EXPORTED_NAMES } from '../store/sqlite/exported-tables.ts'
import { batchesOf } from './batches.ts'
import { verifyCopy } from './verify-copy.ts'

/** Rows that are written at a time, and by which a migration that was cut off is behind at most. */
const ROWS_AT_A_TIME = 500

export type Told = (step: 'copy' | 'verify', name: ExportedName, done: number, of: number) => void

export interface Migrated {
  readonly counts: ReadonlyMap<ExportedName, number>
  /** Nothing was left to do: it had been finished before, and what was written since is left alone. */
  readonly wasFinished: boolean
}

/**
 * Copies all of a SQLite file into a MongoDB database, and looks whether all has arrived. It may be ended at any moment
 * and started again: then it goes on where it was.
 *
 * @param afterCopy for tests, before all is checked.
 * @throws Error with a sentence for the operator; after `verify` has begun it names what differs.
 */
export async function migrateToMongo(
  file: string,
  uri: string,
  tell: Told,
  afterCopy: () => Promise<void> = async () => {},
): Promise<Migrated> {
  const from = openSqliteExport(file)
  try {
    const to = await openMongoImport(uri, from.fingerprint)
    try {
      const counts = new Map(EXPORTED_NAMES.map(name => [name, from.count(name)]))
      if (to.state.isFinished) return { counts, wasFinished: true }
      const done = await copy(from, to, tell)
      await afterCopy()
      await verifyCopy(from, to, (name, count, of) => tell('verify', name, count, of))
      await to.saveState({ source: from.fingerprint, done, isFinished: true })
      return { counts, wasFinished: false }
    } finally {
      await to.close()
    }
  } finally {
    from.close()
  }
}

async function copy(from: SqliteExport, to: MongoImport, tell: Told): Promise<MongoImport['state']['done']> {
  let done = to.state.done
  const save = () => to.saveState({ source: from.fingerprint, done, isFinished: false })
  // Before the first row, so that what a kill leaves is known as this migration's own.
  await save()
  for (const name of EXPORTED_NAMES) {
    const of = from.count(name)
    let count = done[name] ?? 0
    for (const rows of batchesOf(from.rows(name, count), ROWS_AT_A_TIME)) {
      await to.insert(name, rows)
      count += rows.length
      done = { ...done, [name]: count }
      await save()
      tell('copy', name, count, of)
    }
  }
  return done
}
