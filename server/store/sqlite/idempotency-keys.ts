import type Database from 'better-sqlite3'
import type { Keyed } from './known-conversations.ts'

/** Messages whose keys are filed at a time. */
const MOST_UNFILED = 1_024
/** Keys of one conversation in memory. While all of them are there, the table is not asked. */
const MOST_HELD = 4_096

/** What is in memory of one conversation's keys. */
export interface HeldKeys {
  /** Of each key the `seq` of its message. */
  readonly seqs: Map<string, number>
  /** All keys of messages after this `seq` are there. */
  readonly from: number
}

/**
 * Which `clientMessageId` a conversation has seen, as the writing connection sees it.
 *
 * An index over all messages takes each key to a page of its own: half of all the bytes that were written. So the keys
 * of the newest messages are read from the messages themselves, once, and those before them are filed in a table, many
 * at a time. Most conversations end before anything is filed.
 */
export interface IdempotencyKeys {
  /** The `seq` of the message that was sent with this key; `null` for a new one. */
  find(keyed: Keyed, clientMessageId: string): number | null
  /** A message has just been written with this key. */
  add(keyed: Keyed, clientMessageId: string, seq: number): void
  /** Files what has grown too long; what is written belongs to the open transaction. @returns it as it now stands. */
  file(keyed: Keyed): Keyed
}

export function createIdempotencyKeys(writer: Database.Database): IdempotencyKeys {
  const filed = writer
    .prepare<[number, string], number>('SELECT seq FROM idempotency_keys WHERE conversation = ? AND key = ?')
    .pluck()
  const unfiled = writer
    .prepare<[number, number], [string, number]>(
      `SELECT client_message_id, seq FROM messages
       WHERE conversation = ? AND seq > ? AND client_message_id IS NOT NULL`,
    )
    .raw()
  // In the order of the keys, so that each page of the table is written once.
  const fileUpTo = writer.prepare<[number, number, number]>(
    `INSERT INTO idempotency_keys (conversation, key, seq)
     SELECT conversation, client_message_id, seq FROM messages
     WHERE conversation = ? AND seq > ? AND seq <= ? AND client_message_id IS NOT NULL ORDER BY client_message_id
     ON CONFLICT DO NOTHING`,
  )
  const noteFiled = writer.prepare<[number, number]>('UPDATE conversations SET filed_to = ? WHERE key = ?')

  function held(keyed: Keyed): HeldKeys {
    keyed.keys ??= { seqs: new Map(unfiled.all(keyed.key, keyed.filedTo)), from: keyed.filedTo }
    return keyed.keys
  }

  return {
    find(keyed, clientMessageId) {
      const { seqs, from } = held(keyed)
      return seqs.get(clientMessageId) ?? (from === 0 ? null : (filed.get(keyed.key, clientMessageId) ?? null))
    },
    add(keyed, clientMessageId, seq) {
      held(keyed).seqs.set(clientMessageId, seq)
    },
    file(keyed) {
      const { key, conversation, filedTo } = keyed
      const { head } = conversation
      if (head - filedTo < MOST_UNFILED) return keyed
      fileUpTo.run(key, filedTo, head)
      noteFiled.run(head, key)
      const keys = held(keyed)
      return { key, conversation, filedTo: head, keys: keys.seqs.size < MOST_HELD ? keys : noneAfter(head) }
    },
  }
}

const noneAfter = (seq: number): HeldKeys => ({ seqs: new Map(), from: seq })
