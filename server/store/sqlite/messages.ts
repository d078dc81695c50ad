import type Database from 'better-sqlite3'
import { DeskError, hasCode } from '../../errors.ts'
import type { ConversationStore, NewMessage, StoredMessage } from '../conversation-store.ts'
import type { GroupCommit } from './group-commit.ts'

interface MessageRow {
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
    try {
      insert.run(conversation, seq, id, from, at, clientMessageId ?? null, text, moreOf(message))
    } catch (error) {
      if (hasCode(error, 'SQLITE_CONSTRAINT_UNIQUE'))
        throw new DeskError('IDEMPOTENCY_CONFLICT', `clientMessageId ${clientMessageId} has been used before`)
      throw error
    }
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

function toMessage(row: MessageRow): StoredMessage {
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
  writer: Database.Database,
  reader: Database.Database,
  group: GroupCommit,
): MessageReads {
  const where = 'FROM messages m WHERE conversation = (SELECT key FROM conversations WHERE id = ?)'
  const isWritten = writer.prepare<[string, string]>(`SELECT 1 ${where} AND client_message_id = ?`)
  const isStored = reader.prepare<[string, string], MessageRow>(`SELECT ${columns} ${where} AND client_message_id = ?`)
  const after = reader.prepare<[string, number, number], MessageRow>(
    `SELECT ${columns} ${where} AND seq > ? ORDER BY seq LIMIT ?`,
  )
  const last = reader.prepare<[string, number], MessageRow>(`SELECT ${columns} ${where} ORDER BY seq DESC LIMIT ?`)

  return {
    async sent(conversationId, clientMessageId) {
      if (isWritten.get(conversationId, clientMessageId) === undefined) return null
      let row = isStored.get(conversationId, clientMessageId)
      if (row === undefined) {
        // The first copy is in the open transaction: it may still fail, so its fate is awaited.
        await group.settled()
        row = isStored.get(conversationId, clientMessageId)
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
