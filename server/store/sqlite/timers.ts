import type Database from 'better-sqlite3'
import type { Timer, TimerChange } from '../conversation-store.ts'

export function createSetTimer(writer: Database.Database) {
  const set = writer.prepare(
    `INSERT INTO timers (conversation, kind, due_at) VALUES (?, ?, ?)
     ON CONFLICT (conversation, kind) DO UPDATE SET due_at = excluded.due_at`,
  )
  const clear = writer.prepare('DELETE FROM timers WHERE conversation = ? AND kind = ?')
  return function setTimer(conversation: number, { kind, dueAt }: TimerChange): void {
    if (dueAt === null) clear.run(conversation, kind)
    else set.run(conversation, kind, dueAt)
  }
}

export function createIsTimerSet(db: Database.Database) {
  const found = db
    .prepare<[string, string, number], 1>(
      `SELECT 1 FROM timers t JOIN conversations c ON c.key = t.conversation
       WHERE c.id = ? AND t.kind = ? AND t.due_at = ?`,
    )
    .pluck()
  return ({ conversationId, kind, dueAt }: Timer): boolean => found.get(conversationId, kind, dueAt) !== undefined
}

export function createDueTimers(db: Database.Database) {
  const due = db.prepare<[number, number], Timer>(
    `SELECT c.id AS conversationId, t.kind, t.due_at AS dueAt
     FROM timers t JOIN conversations c ON c.key = t.conversation
     WHERE t.due_at <= ? ORDER BY t.due_at LIMIT ?`,
  )
  return (now: number, limit: number): Timer[] => due.all(now, limit)
}
