import { join } from 'node:path'
import Database from 'better-sqlite3'
import mongoose from 'mongoose'
import type { ConversationState } from '../../server/conversation/state.ts'
import type { StoredMessage } from '../../server/store/conversation-store.ts'

/** What is on disk, past the server, in the same words for every store. */
export interface StoredRows {
  /** In the order in which they were written: by time, then by their place in the conversation. */
  messages(): Promise<(StoredMessage & { readonly conversationId: string })[]>
  stateOf(conversationId: string): Promise<ConversationState | null>
  /** The kinds, in the order of their names. */
  timers(): Promise<string[]>
  ratings(): Promise<{ episode: number; score: number; reasons: string[]; agentId: string | null }[]>
  breaches(): Promise<{ desk: string; agentId: string }[]>
  /** How many pieces of work there are, done ones too. */
  countWork(): Promise<number>
  leaseOf(agentId: string): Promise<number | null>
}

/** As SQLite keeps it. */
interface Stored {
  readonly conversationId: string
  readonly clientMessageId: string | null
  readonly more: string | null
}

export function storedInSqlite(dataDir: string): StoredRows {
  async function read<Row>(sql: string, ...values: readonly unknown[]): Promise<Row[]> {
    const file = new Database(join(dataDir, 'switchboard.db'), { readonly: true })
    try {
      return file.prepare<unknown[], Row>(sql).all(...values)
    } finally {
      file.close()
    }
  }
  return {
    async messages() {
      const rows = await read<Omit<StoredMessage, 'clientMessageId'> & Stored>(
        `SELECT c.id AS conversationId, m.seq, m.id, m.sender AS "from", m.at, m.text, m.more,
                m.client_message_id AS clientMessageId
         FROM messages m JOIN conversations c ON c.key = m.conversation ORDER BY m.at, m.seq`,
      )
      return rows.map(({ more, clientMessageId, ...row }) => ({
        ...row,
        ...(clientMessageId === null ? {} : { clientMessageId }),
        ...(more === null ? {} : (JSON.parse(more) as object)),
      }))
    },
    async stateOf(conversationId) {
      const [row] = await read<{ state: string }>('SELECT state FROM conversations WHERE id = ?', conversationId)
      return row === undefined ? null : (JSON.parse(row.state) as ConversationState)
    },
    async timers() {
      return (await read<{ kind: string }>('SELECT kind FROM timers ORDER BY kind')).map(row => row.kind)
    },
    async ratings() {
      type Row = { episode: number; score: number; reasons: string; agentId: string | null }
      const rows = await read<Row>(
        'SELECT episode, score, reasons, agent_id AS agentId FROM ratings ORDER BY at, episode',
      )
      return rows.map(row => ({ ...row, reasons: JSON.parse(row.reasons) as string[] }))
    },
    breaches: () => read('SELECT desk, agent_id AS agentId FROM breaches ORDER BY at'),
    async countWork() {
      return (await read<{ count: number }>('SELECT count(*) AS count FROM work'))[0]?.count ?? 0
    },
    async leaseOf(agentId) {
      const [row] = await read<{ lease: number }>(
        'SELECT lease_until AS lease FROM presences WHERE agent_id = ?',
        agentId,
      )
      return row?.lease ?? null
    },
  }
}

export function storedInMongo(uri: string): StoredRows {
  type Document = Record<string, unknown> & { _id: string }
  type MessageRow = StoredMessage & { _id: string; conversation: string }
  type Pending = { rows: { into: string; row: MessageRow }[] }
  async function read<Row>(collection: string, filter: object, sort: Record<string, 1>): Promise<Row[]> {
    const client = new mongoose.mongo.MongoClient(uri)
    try {
      const found = client.db().collection<Document>(collection).find(filter).sort(sort)
      return (await found.toArray()) as Row[]
    } finally {
      await client.close()
    }
  }
  return {
    async messages() {
      // First what is pending: it may be copied meanwhile, but then it is seen twice rather than not at all.
      const conversations = await read<{ pending: Pending[] }>('conversations', {}, { _id: 1 })
      const pending = conversations.flatMap(({ pending }) => pending.flatMap(({ rows }) => rows))
      const copied = await read<MessageRow>('messages', {}, { at: 1, seq: 1 })
      const known = new Map(copied.map(row => [row._id, row]))
      for (const { into, row } of pending) if (into === 'messages') known.set(row._id, row)
      const rows = [...known.values()].sort((a, b) => a.at - b.at || a.seq - b.seq)
      return rows.map(({ conversation: conversationId, ...row }) => ({ ...row, conversationId }))
    },
    async stateOf(conversationId) {
      const [row] = await read<{ state: ConversationState }>('conversations', { _id: conversationId }, { _id: 1 })
      return row?.state ?? null
    },
    async timers() {
      const rows = await read<{ timers: { kind: string }[] }>('conversations', {}, { _id: 1 })
      return rows.flatMap(row => row.timers.map(each => each.kind)).sort()
    },
    async ratings() {
      type Row = Awaited<ReturnType<StoredRows['ratings']>>[number]
      const rows = await read<Row>('ratings', {}, { at: 1, episode: 1 })
      return rows.map(({ episode, score, reasons, agentId }) => ({ episode, score, reasons, agentId }))
    },
    async breaches() {
      const rows = await read<{ desk: string; agentId: string }>('breaches', {}, { at: 1 })
      return rows.map(({ desk, agentId }) => ({ desk, agentId }))
    },
    async countWork() {
      return (await read('work', {}, { _id: 1 })).length
    },
    async leaseOf(agentId) {
      const [row] = await read<{ leaseUntil: number }>('presences', { _id: agentId }, { _id: 1 })
      return row?.leaseUntil ?? null
    },
  }
}
