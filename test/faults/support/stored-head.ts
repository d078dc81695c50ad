import Database from 'better-sqlite3'
import { databaseIn } from './data-dir.ts'

/** How far a conversation is on disk. */
export function headOf(dataDir: string, conversationId: string): number {
  const db = new Database(databaseIn(dataDir), { readonly: true })
  const head = db.prepare<[string], number>('SELECT head FROM conversations WHERE id = ?').pluck().get(conversationId)
  db.close()
  return head ?? 0
}
