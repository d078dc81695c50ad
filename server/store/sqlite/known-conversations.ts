import type Database from 'better-sqlite3'
import type { Conversation } from '../../conversation/conversation.ts'
import { type ConversationRow, conversationColumns, toConversation } from './conversation-row.ts'
import type { GroupCommit } from './group-commit.ts'
import type { HeldKeys } from './idempotency-keys.ts'

/** Beyond it all are forgotten; reading one again costs less than keeping the order in which they were asked for. */
const MOST_KNOWN = 1_000

/** A conversation with its place in the table, and what is known of its idempotency keys. */
export interface Keyed {
  readonly key: number
  readonly conversation: Conversation
  /** Up to this `seq` the keys are filed. */
  readonly filedTo: number
  /** `undefined` until somebody asks. */
  keys?: HeldKeys | undefined
}

/**
 * Conversations as the writing connection would read them, open transaction included. One that has just moved is
 * mostly asked for again, and what was written need not be read and parsed again. It never answers with what the
 * database would not: another process's commits and every undone write make it forget.
 */
export interface KnownConversations {
  get(id: string): Keyed | null
  /** As it has just been written. */
  wrote(keyed: Keyed): void
}

export function createKnownConversations(writer: Database.Database, group: GroupCommit): KnownConversations {
  const read = writer.prepare<[string], ConversationRow & { key: number; filed_to: number }>(
    `SELECT key, filed_to, ${conversationColumns} FROM conversations WHERE id = ?`,
  )
  // Moves when somebody else has committed, never with commits of this connection.
  const dataVersion = writer.prepare<[], number>('PRAGMA data_version').pluck()
  const known = new Map<string, Keyed>()
  let knownAt = dataVersion.get()

  function forgetForeign(): void {
    const now = dataVersion.get()
    if (now !== knownAt) known.clear()
    knownAt = now
  }
  group.watch({ onOpened: forgetForeign, onUndone: () => known.clear() })

  function keep(keyed: Keyed): void {
    if (known.size >= MOST_KNOWN && !known.has(keyed.conversation.id)) known.clear()
    known.set(keyed.conversation.id, keyed)
  }

  return {
    get(id) {
      if (!group.isOpen()) forgetForeign()
      const found = known.get(id)
      if (found !== undefined) return found
      const row = read.get(id)
      if (row === undefined) return null
      const keyed = { key: row.key, conversation: toConversation(row), filedTo: row.filed_to }
      keep(keyed)
      return keyed
    },
    wrote: keep,
  }
}
