import type Database from 'better-sqlite3'
import type { ConversationStore, NewConversation } from '../conversation-store.ts'
import { createBesideMessages } from './beside-messages.ts'
import { createCommitChange, isTakenBack } from './commit-change.ts'
import { type ConversationRow, conversationColumns, standingOf, toConversation } from './conversation-row.ts'
import type { GroupCommit } from './group-commit.ts'
import { createIdempotencyKeys } from './idempotency-keys.ts'
import { createKnownConversations } from './known-conversations.ts'
import { createMessageReads } from './messages.ts'
import { createOutbox } from './outbox.ts'
import { createQuestions } from './questions.ts'
import { createDueTimers, createIsTimerSet } from './timers.ts'
import { createVersions } from './versions.ts'

/** Decisions read through `writer` and may see the open transaction; what is told to people reads through `reader`. */
export function createConversations(
  writer: Database.Database,
  reader: Database.Database,
  group: GroupCommit,
  reach: (point: 'inOutbox') => void = () => {},
): ConversationStore {
  const select = `SELECT ${conversationColumns} FROM conversations`
  const byIdStored = reader.prepare<[string], ConversationRow>(`${select} WHERE id = ?`)
  const byShopper = writer.prepare<[string, string], ConversationRow>(`${select} WHERE shopper_id = ? AND channel = ?`)
  const inQueue = writer.prepare<[], ConversationRow>(
    `${select} WHERE queue_rank IS NOT NULL ORDER BY queue_rank, since, key`,
  )
  const ofOwner = writer.prepare<[string], ConversationRow>(`${select} WHERE owner = ? ORDER BY since, key`)
  const owned = writer.prepare<[], ConversationRow>(`${select} WHERE owner IS NOT NULL ORDER BY since, key`)
  const owners = writer.prepare<[], { owner: string; count: number }>(
    'SELECT owner, count(*) AS count FROM conversations WHERE owner IS NOT NULL GROUP BY owner',
  )
  const insert = writer.prepare(
    `INSERT INTO conversations (id, channel, shopper_id, locale, created_at, updated_at, version, head, epoch, episode,
       queue_rank, owner, since, state)
     VALUES (@id, @channel, @shopperId, @locale, @at, @at, @version, 0, 1, 1, @queueRank, @owner, @since, @state)`,
  )
  const versions = createVersions()
  const known = createKnownConversations(writer, group)
  const keys = createIdempotencyKeys(writer)
  const commitChange = createCommitChange(writer, versions, known, keys)
  const dueTimers = createDueTimers(writer)
  const isTimerSet = createIsTimerSet(writer)
  /** Made in the open transaction: whoever gets one of them waits until it is on disk. */
  const unborn = new Set<string>()

  function create(fresh: NewConversation): ConversationRow {
    const found = byShopper.get(fresh.shopperId, fresh.channel)
    if (found !== undefined) return found
    const { id, channel, shopperId, locale, at, state } = fresh
    insert.run({
      ...{ id, channel, shopperId, locale, at },
      version: versions.after(0),
      state: JSON.stringify(state),
      ...standingOf(state),
    })
    unborn.add(id)
    return byShopper.get(shopperId, channel)!
  }

  return {
    showsBegun: true,
    ...createMessageReads(reader, group, known, keys),
    ...createBesideMessages(writer, reader, group),
    ...createOutbox(writer, group, () => reach('inOutbox')),
    ...createQuestions(writer, reader, group),
    async open(fresh) {
      const found = byShopper.get(fresh.shopperId, fresh.channel)
      if (found !== undefined && !unborn.has(found.id)) return toConversation(found)
      try {
        return toConversation(await group.write(() => create(fresh)))
      } finally {
        unborn.delete(found?.id ?? fresh.id)
      }
    },
    async conversation(id) {
      return known.get(id)?.conversation ?? null
    },
    commit(before, change) {
      const work = () => commitChange(before, change)
      return isTakenBack(before, change) ? group.writeWhole(work) : group.write(work)
    },
    async read(id) {
      const row = byIdStored.get(id)
      return row === undefined ? null : toConversation(row)
    },
    async waiting() {
      return inQueue.all().map(toConversation)
    },
    async ownedBy(agentId) {
      return ofOwner.all(agentId).map(toConversation)
    },
    async withAgents() {
      return owned.all().map(toConversation)
    },
    async loads() {
      return new Map(owners.all().map(row => [row.owner, row.count]))
    },
    async dueTimers(now, limit) {
      return dueTimers(now, limit)
    },
    async isTimerSet(timer) {
      return isTimerSet(timer)
    },
  }
}
