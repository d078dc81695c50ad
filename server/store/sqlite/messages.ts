import type Database from 'better-sqlite3'
import type { ConversationStore, NewMessage, StoredMessage } from '../conversation-store.ts'
import type { GroupCommit } from './group-commit.ts'
import type { IdempotencyKeys } from './idempotency-keys.ts'
import type { KnownConversations } from './known-conversations.ts'

export interface MessageRow {
  seq: number
  id: string
  sender: NewMessage['from']
  at: number
  client_message_id: string | null
  text: string
  more: string | null
}

const columns = 'seq, m.id, sender, at, client_message_id, text, more'

export type AppendMessage = (conversation: number, seq: number, message: NewMessage) => StoredMessage

export function createAppendMessage(writer: Database.Database): AppendMessage {
  const insert = writer.prepare(
    'INSERT INTO messages (conversation, seq, id, sender, at, client_message_id, text, more) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  return function appendMessage(conversation, seq, message) {
    const { id, from, at, text, clientMessageId } = message
    insert.run(conversation, seq, id, from, at, clientMessageId ?? null, text, moreOf(message))
    return { ...message, seq }
  }
}

/** The optional fields, as JSON; `null` when there are none, as with most that people write. */
function moreOf({ choices, card, attachment, source, agentId, agent, bot, choiceId }: NewMessage): string | null {
  const first = choices ?? card ?? attachment ?? source ?? agentId ?? agent ?? bot ?? choiceId
  if (first === undefined) return null
  const more = { choices, card, attachment, source, agentId, agent, bot, choiceId } satisfies Record<More, unknown>
  return JSON.stringify(more)
}
type More = keyof Omit<NewMessage, 'id' | 'from' | 'at' | 'text' | 'clientMessageId'>

export function toMessage(row: MessageRow): StoredMessage {
  const message = { seq: row.seq, id: row.id, from: row.sender, at: row.at, text: row.text }
  return {
    ...message,
    ...(row.client_message_id === null ? {} : { clientMessageId: row.client_message_id }),
    ...(row.more === null ? {} : (JSON.parse(row.more) as Partial<NewMessage>)),
  }
}

type MessageReads = Pick<ConversationStore, 'sent' | 'messages' | 'lastMessages'>

/** Answers only with what is on disk: `reader` does not see the open transaction of `writer`. */
export function createMessageReads(
  reader: Database.Database,
  group: GroupCommit,
  known: KnownConversations,
  keys: IdempotencyKeys,
): MessageReads {
  const where = 'FROM messages m WHERE conversation = (SELECT key FROM conversations WHERE id = ?)'
  const stored = reader.prepare<[number, number, string], MessageRow>(
    `SELECT ${columns} FROM messages m WHERE conversation = ? AND seq = ? AND client_message_id = ?`,
  )
  const after = reader.prepare<[string, number, number], MessageRow>(
    `SELECT ${columns} ${where} AND seq > ? ORDER BY seq LIMIT ?`,
  )
  const last = reader.prepare<[string, number], MessageRow>(`SELECT ${columns} ${where} ORDER BY seq DESC LIMIT ?`)

  return {
    async sent(conversationId, clientMessageId) {
      const keyed = known.get(conversationId)
      const seq = keyed === null ? null : keys.find(keyed, clientMessageId)
      if (keyed === null || seq === null) return null
      let row = stored.get(keyed.key, seq, clientMessageId)
      if (row === undefined) {
        // The first copy is in the open transaction: it may still fail, so its fate is awaited.
        await group.settled()
        row = stored.get(keyed.key, seq, clientMessageId)
      }
      return row === undefined ? null : toMessage(row)
    },
    async messages(conversationId, seq, limit) {
      return after.all(conversationId, seq, limit).map(toMessage)
    },
    async lastMessages(conversationId, limit) {
      return last.all(conversationId, limit).reverse().map(toMessage)
    },
  }
}
