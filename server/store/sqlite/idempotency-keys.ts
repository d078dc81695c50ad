import type Database from 'better-sqlite3'
import { createKeyFilter, type KeyFilter } from './key-filter.ts'
import type { Keyed } from './known-conversations.ts'

/** Messages whose keys are filed at a time. */
const MOST_UNFILED = 1_024

/** What is in memory of one conversation's keys. */
export interface HeldKeys {
  /** Of each key that is not filed the `seq` of its message. */
  readonly unfiled: Map<string, number>
  /** Which keys may be filed; `null` when some were filed before anybody looked. */
  readonly filed: KeyFilter | null
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
    keyed.keys ??= {
      unfiled: new Map(unfiled.all(keyed.key, keyed.filedTo)),
      filed: keyed.filedTo === 0 ? createKeyFilter() : null,
    }
    return keyed.keys
  }

  return {
    find(keyed, clientMessageId) {
      const keys = held(keyed)
      const seq = keys.unfiled.get(clientMessageId)
      if (seq !== undefined) return seq
      const isNew = keys.filed !== null && !keys.filed.mayHave(clientMessageId)
      return isNew ? null : (filed.get(keyed.key, clientMessageId) ?? null)
    },
    add(keyed, clientMessageId, seq) {
      held(keyed).unfiled.set(clientMessageId, seq)
    },
    file(keyed) {
      const { key, conversation, filedTo } = keyed
      const { head } = conversation
      if (head - filedTo < MOST_UNFILED) return keyed
      const keys = held(keyed)
      fileUpTo.run(key, filedTo, head)
      noteFiled.run(head, key)
      if (keys.filed !== null) for (const each of keys.unfiled.keys()) keys.filed.add(each)
      return { key, conversation, filedTo: head, keys: { unfiled: new Map(), filed: keys.filed } }
    },
  }
}
