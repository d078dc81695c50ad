import type Database from 'better-sqlite3'
import type { WorkChange } from '../../conversation/effect.ts'
import type { WorkRow, WorkStore } from '../work-store.ts'
import type { GroupCommit } from './group-commit.ts'

/** Inside a commit of the conversation. */
export function createChangeWork(writer: Database.Database) {
  const open = writer.prepare(
    `INSERT INTO work (id, conversation, kind, contact, text, desk, at, due_at, promised_by, state, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', '') ON CONFLICT (id) DO NOTHING`,
  )
  const take = writer.prepare(
    `UPDATE work SET state = 'taken', taken_by = ? WHERE id = ? AND state IN ('open', 'taken')`,
  )
  const move = writer.prepare('UPDATE work SET desk = ? WHERE id = ?')
  const giveBack = writer.prepare(`UPDATE work SET state = 'open', taken_by = NULL WHERE id = ? AND state = 'taken'`)
  const withdraw = writer.prepare(`UPDATE work SET state = 'withdrawn' WHERE id = ? AND state IN ('open', 'taken')`)

  return function changeWork(conversation: number, change: WorkChange, at: number): void {
    switch (change.type) {
      case 'open': {
        const { workId, kind, contact, text, desk, dueAt, promisedBy = null } = change
        open.run(workId, conversation, kind, contact, text, desk, at, dueAt, promisedBy)
        break
      }
      case 'take':
        take.run(change.agentId, change.workId)
        break
      case 'move':
        move.run(change.desk, change.workId)
        break
      case 'giveBack':
        giveBack.run(change.workId)
        break
      case 'withdraw':
        withdraw.run(change.workId)
        break
    }
  }
}

export function createWork(writer: Database.Database, group: GroupCommit): WorkStore {
  const select = `SELECT w.id, c.id AS conversationId, w.kind, w.contact, w.text, w.desk, w.at, w.due_at AS dueAt, w.state,
    w.taken_by AS takenBy, w.promised_by AS promisedBy, w.note FROM work w JOIN conversations c ON c.key = w.conversation`
  const pending = writer.prepare<[], WorkRow>(
    `${select} WHERE w.state IN ('open', 'taken') ORDER BY w.due_at, w.at, w.id`,
  )
  const byId = writer.prepare<[string], WorkRow>(`${select} WHERE w.id = ?`)
  const take = writer.prepare(`UPDATE work SET state = 'taken', taken_by = ? WHERE id = ? AND state = 'open'`)
  const finish = writer.prepare(
    `UPDATE work SET state = 'done', note = ?, done_at = ? WHERE id = ? AND state = 'taken' AND taken_by = ?`,
  )
  const giveBack = writer.prepare(
    `UPDATE work SET state = 'open', taken_by = NULL WHERE state = 'taken' AND taken_by = ?`,
  )

  return {
    async pending() {
      return pending.all()
    },
    async work(id) {
      return byId.get(id) ?? null
    },
    takeWork: (id, agentId) => group.write(() => take.run(agentId, id).changes === 1),
    finishWork: (id, agentId, note, at) => group.write(() => finish.run(note, at, id, agentId).changes === 1),
    giveBackWorkOf: agentId => group.write(() => giveBack.run(agentId).changes),
  }
}
