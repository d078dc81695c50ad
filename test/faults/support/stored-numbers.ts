import Database from 'better-sqlite3'

/** The number of each message on disk, by the id that its sender gave it. */
export function storedNumbers(file: string): ReadonlyMap<string, number> {
  const db = new Database(file, { readonly: true })
  const rows = db
    .prepare<[], [string, number]>('SELECT client_message_id, seq FROM messages WHERE client_message_id IS NOT NULL')
    .raw()
    .all()
  db.close()
  return new Map(rows)
}
