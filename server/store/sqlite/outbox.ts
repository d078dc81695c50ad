import type Database from 'better-sqlite3'
import type { ConversationStore, NewOutboxRow, OutboxRow } from '../conversation-store.ts'
import type { GroupCommit } from './group-commit.ts'

export function createEnqueue(writer: Database.Database) {
  const insert = writer.prepare(
    `INSERT INTO outbox (id, conversation, channel, shopper_id, payload, due_at, ready_at, state, attempts)
     VALUES (@id, @conversation, @channel, @shopperId, @payload, @dueAt, @dueAt, 'queued', 0)`,
  )
  return function enqueue(conversation: number, { id, channel, shopperId, payload, dueAt }: NewOutboxRow): void {
    insert.run({ id, conversation, channel, shopperId, payload: JSON.stringify(payload ?? null), dueAt })
  }
}

interface Row {
  place: number
  id: string
  conversationId: string
  channel: string
  shopperId: string
  payload: string
  dueAt: number
  attempts: number
}

type Outbox = Pick<ConversationStore, 'claimOutbox' | 'outboxSent' | 'outboxRetry' | 'outboxDead' | 'nextDue'>

export function createOutbox(writer: Database.Database, group: GroupCommit, reach: () => void): Outbox {
  // Only the first row of a conversation that is not dead may go: one that waits or is being sent holds the others.
  const isFirst = `NOT EXISTS (SELECT 1 FROM outbox earlier
    WHERE earlier.conversation = o.conversation AND earlier.place < o.place AND earlier.ready_at IS NOT NULL)`
  const ready = writer.prepare<[number, number], Row>(
    `SELECT o.place, o.id, c.id AS conversationId, o.channel, o.shopper_id AS shopperId, o.payload,
       o.due_at AS dueAt, o.attempts
     FROM outbox o JOIN conversations c ON c.key = o.conversation
     WHERE o.ready_at <= ? AND ${isFirst} ORDER BY o.ready_at, o.place LIMIT ?`,
  )
  const take = writer.prepare(
    `UPDATE outbox SET state = 'sending', ready_at = ?, attempts = attempts + 1 WHERE place = ?`,
  )
  const remove = writer.prepare('DELETE FROM outbox WHERE id = ?')
  const retry = writer.prepare(
    `UPDATE outbox SET state = 'queued', due_at = @dueAt, ready_at = @dueAt, error = @error
     WHERE id = @id AND state <> 'dead'`,
  )
  const bury = writer.prepare(`UPDATE outbox SET state = 'dead', ready_at = NULL, error = ? WHERE id = ?`)
  const nextTimer = writer.prepare<[], number>('SELECT due_at FROM timers ORDER BY due_at LIMIT 1').pluck()
  const nextSend = writer
    .prepare<[], number>(
      `SELECT o.ready_at FROM outbox o WHERE o.ready_at IS NOT NULL AND ${isFirst} ORDER BY o.ready_at LIMIT 1`,
    )
    .pluck()

  return {
    async claimOutbox(now, leaseMs, limit) {
      if (ready.get(now, 1) === undefined) return []
      return group.write(() => {
        const rows = ready.all(now, limit)
        for (const row of rows) take.run(now + leaseMs, row.place)
        return rows.map(toOutboxRow)
      })
    },
    outboxSent(id) {
      reach()
      return group.write(() => void remove.run(id))
    },
    outboxRetry: (id, dueAt, error) => group.write(() => void retry.run({ id, dueAt, error })),
    outboxDead: (id, error) => group.write(() => void bury.run(error, id)),
    async nextDue() {
      const times = [nextTimer.get(), nextSend.get()].filter(time => time !== undefined)
      return times.length === 0 ? null : Math.min(...times)
    },
  }
}

function toOutboxRow({ place, payload, ...row }: Row): OutboxRow {
  return { ...row, order: place, payload: JSON.parse(payload) as unknown }
}
