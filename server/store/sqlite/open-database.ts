import Database from 'better-sqlite3'
import { WAL_LIMIT_BYTES } from './wal-size.ts'

/**
 * Pages that a connection keeps in memory, of 16 MB by default: the ends of the conversations that are being written,
 * a page of 4 KiB each, and what leads to them.
 */
const WRITER_CACHE_KIB = 8 * 1_024
const READER_CACHE_KIB = 2 * 1_024

/** Milliseconds to wait for another process that holds the write lock. */
const BUSY_TIMEOUT_MS = 5_000

/** The one connection that writes. */
export function openWriter(file: string): Database.Database {
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS })
  try {
    requireMode(db, 'journal_mode', 'WAL', 'wal')
    // SQLite as built for Node opens an existing WAL file with NORMAL, whatever it was when the file was made:
    // acknowledged messages could then be lost with the power. So it is set, and read back, at every start.
    requireMode(db, 'synchronous', 'FULL', 2)
    requireMode(db, 'foreign_keys', 'ON', 1)
    db.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`)
    keepPages(db, WRITER_CACHE_KIB)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** A connection that sees only what is committed. Needs a file that {@link openWriter} has opened before. */
export function openReader(file: string): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
  keepPages(db, READER_CACHE_KIB)
  return db
}

/** What has no room is read again from the system's own cache of the file, which costs little. */
function keepPages(db: Database.Database, kibibytes: number): void {
  db.pragma(`cache_size = -${kibibytes}`)
}

function requireMode(db: Database.Database, pragma: string, value: string, expected: unknown): void {
  db.pragma(`${pragma} = ${value}`)
  const actual = db.pragma(pragma, { simple: true })
  if (actual !== expected) throw new Error(`${db.name}: ${pragma} is ${String(actual)}, need ${value}`)
}

export interface Connections {
  readonly writer: Database.Database
  readonly reader: Database.Database
}

/** @param prepare brings the schema up to date before anything reads it. */
export function openConnections(file: string, prepare: (writer: Database.Database) => void): Connections {
  const writer = openWriter(file)
  try {
    prepare(writer)
    return { writer, reader: openReader(file) }
  } catch (error) {
    writer.close()
    throw error
  }
}
