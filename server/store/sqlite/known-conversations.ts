import type Database from 'better-sqlite3'
import type { Conversation } from '../../conversation/conversation.ts'
import { type ConversationRow, conversationColumns, toConversation } from './conversation-row.ts'
import type { GroupCommit } from './group-commit.ts'
import type { HeldKeys } from './idempotency-keys.ts'

/**
 * After so many conversations, or so many commits, those that nobody has asked for meanwhile are forgotten: their keys
 * would fill the memory long after they have gone quiet. Costs less than keeping the order in which they were asked for.
 */
const MOST_KNOWN = 500
const COMMITS_AN_AGE = 10_000

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
  /** Asked for in this age, and in the one before. */
  let known = new Map<string, Keyed>()
  let earlier = known
  let commits = 0
  let knownAt = dataVersion.get()

  function forgetAll(): void {
    known = new Map()
    earlier = known
    commits = 0
  }
  function forgetForeign(): void {
    const now = dataVersion.get()
    if (now !== knownAt) forgetAll()
    knownAt = now
  }
  group.watch({ onOpened: forgetForeign, onUndone: forgetAll })

  function keep(keyed: Keyed): Keyed {
    if (known.size >= MOST_KNOWN || commits >= COMMITS_AN_AGE) {
      earlier = known
      known = new Map()
      commits = 0
    }
    known.set(keyed.conversation.id, keyed)
    return keyed
  }

  return {
    get(id) {
      if (!group.isOpen()) forgetForeign()
      const found = known.get(id)
      if (found !== undefined) return found
      const before = earlier.get(id)
      if (before !== undefined) return keep(before)
      const row = read.get(id)
      if (row === undefined) return null
      return keep({ key: row.key, conversation: toConversation(row), filedTo: row.filed_to })
    },
    wrote(keyed) {
      commits++
      keep(keyed)
    },
  }
}
