import type Database from 'better-sqlite3'
import type { Reply } from '../../conversation/effect.ts'

/** Inside a commit of the conversation. */
export function createNoteReply(writer: Database.Database) {
  const insert = writer.prepare('INSERT INTO replies (desk, agent_id, at, took_ms, is_late) VALUES (?, ?, ?, ?, ?)')
  return function noteReply({ desk, agentId, tookMs, isLate }: Reply, at: number): void {
    insert.run(desk, agentId, at, tookMs, Number(isLate))
  }
}
