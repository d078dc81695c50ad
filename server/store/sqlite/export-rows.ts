import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { StoredMessage } from '../conversation-store.ts'
import type { ExportedName, ExportedRows } from '../exported-rows.ts'
import { EXPORTED_NAMES, SOURCES } from './exported-tables.ts'
import { type MessageRow, toMessage } from './messages.ts'
import { migrations } from './migrations.ts'

export interface SqliteExport {
  /** The same for as long as nobody has written a conversation, or added or removed anything. */
  readonly fingerprint: string
  count(name: ExportedName): number
  /** In an order that is the same at every call, without the first `skip`. */
  rows<Name extends ExportedName>(name: Name, skip?: number): Iterable<ExportedRows[Name]>
  /** Messages of the conversation that has this `place`, in order. */
  messagesOf(place: number): StoredMessage[]
  close(): void
}

/**
 * Reads all of a file as it is at this moment, and never writes it.
 *
 * @throws Error with a sentence for the operator when it is no database of this release.
 */
export function openSqliteExport(file: string): SqliteExport {
  if (!existsSync(file)) throw new Error(`there is no file ${file}`)
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    requireThisRelease(db)
    // What others write from here on is not seen.
    db.exec('BEGIN')
    const messages = db.prepare<[number], MessageRow>(
      'SELECT seq, id, sender, at, client_message_id, text, more FROM messages WHERE conversation = ? ORDER BY seq',
    )
    const count = (name: ExportedName) =>
      db.prepare<[], number>(`SELECT count(*) FROM ${SOURCES[name].table}`).pluck().get() ?? 0

    return {
      fingerprint: fingerprintOf(db, EXPORTED_NAMES.map(count)),
      count,
      *rows(name, skip = 0) {
        const { sql, toRow } = SOURCES[name]
        for (const row of db.prepare<[number], never>(`${sql} LIMIT -1 OFFSET ?`).iterate(skip)) yield toRow(row)
      },
      messagesOf: place => messages.all(place).map(toMessage),
      close: () => db.close(),
    }
  } catch (error) {
    db.close()
    throw error
  }
}

function requireThisRelease(db: Database.Database): void {
  const version = db.pragma('user_version', { simple: true })
  if (version === migrations.length) return
  throw new Error(
    `${db.name} has schema version ${String(version)}, this release has ${migrations.length}: ` +
      'start this release once on the file, which brings it up to date, then stop it',
  )
}

function fingerprintOf(db: Database.Database, counts: readonly number[]): string {
  const written = db
    .prepare(
      'SELECT sum(version) AS versions, sum(head) AS heads, max(updated_at) AS last, min(id) AS id FROM conversations',
    )
    .get()
  return createHash('sha256')
    .update(JSON.stringify([counts, written]))
    .digest('hex')
}
