import { randomBytes } from 'node:crypto'
import type { Conversation } from '../../conversation/conversation.ts'
import { DeskError, StaleVersionError } from '../../errors.ts'
import type { Change, Committed, ConversationStore } from '../conversation-store.ts'
import type { Collections } from './collections.ts'
import type { ConversationDocument, PendingCommit } from './documents/conversation-documents.ts'
import { NEVER } from './documents/shape.ts'
import type { Filing } from './filing.ts'
import { keyOf, pendingRows, ratingId } from './pending-rows.ts'
import { standingOf } from './standing.ts'
import type { Steady } from './steady.ts'

/** Commits that may wait to be copied; then copying comes first, so that no conversation grows without end. */
const MOST_PENDING = 8
/** Commits by which one that is tried again is known. */
const COMMITS_KNOWN = 8

type Current = Pick<ConversationDocument, 'version' | 'timers' | 'pending' | 'commits'>

/**
 * The commit is one guarded update of the conversation's document. What belongs into other collections is in `pending`
 * of the same update, and is copied behind it.
 */
export function createCommit(
  { conversations, messages, ratings }: Collections,
  steady: Steady,
  filing: Filing,
  reach: (point: 'beforeCommit' | 'afterCommit') => void,
): ConversationStore['commit'] {
  const node = randomBytes(6).toString('base64url')
  let count = 0

  return async function commit(before, change) {
    const current = await steady(() => readCurrent(before))
    await refuseUsedKeys(before.id, current, change)
    await refuseSecondRating(before.id, current, change)

    const version = before.version + 1
    const stored = change.messages.map((message, i) => ({ ...message, seq: before.head + i + 1 }))
    const rows = pendingRows(before, change, version, stored)
    const after = conversationAfter(before, change, version)
    const commitId = `${node}${(count++).toString(36)}`
    const update = updateOf(after, change, current, commitId, rows.length === 0 ? null : { version, rows })

    reach('beforeCommit')
    const written = await steady(attempt => write(before, update, commitId, attempt))
    reach('afterCommit')
    const copied = filing.file({ _id: before.id, version, ...written })
    // What people look for across conversations is there when the commit is told, wherever they ask.
    if (isLookedForElsewhere(before, change)) await copied.catch(() => {})
    return { conversation: after, messages: stored } satisfies Committed
  }

  async function readCurrent({ id, version }: Conversation): Promise<Current> {
    const read = () =>
      conversations.findById(id, { version: 1, timers: 1, pending: 1, commits: 1 }).lean<Current | null>()
    let found = await read()
    if (found !== null && found.pending.length >= MOST_PENDING) {
      await filing.finish(id)
      found = await read()
    }
    if (found === null || found.version !== version) throw new StaleVersionError(id)
    return found
  }

  /**
   * Right in spite of races: whoever used the key first has raised the version. Either that is seen here, or the guard
   * of the update refuses. What `current` no longer shows as pending had been copied before it was read.
   */
  async function refuseUsedKeys(id: string, { pending }: Current, change: Change): Promise<void> {
    const keys: string[] = []
    for (const { clientMessageId } of change.messages) {
      if (clientMessageId === undefined) continue
      const key = keyOf(clientMessageId)
      if (keys.includes(key)) refuse(key)
      keys.push(key)
    }
    if (keys.length === 0) return
    for (const { rows } of pending)
      for (const row of rows) if (row.into === 'messages' && keys.includes(String(row.row.key))) refuse(row.row.key)
    const used = await steady(() =>
      messages.findOne({ conversation: id, key: keys.length === 1 ? keys[0]! : { $in: keys } }, { key: 1 }).lean(),
    )
    if (used !== null) refuse(used.key)

    function refuse(key: unknown): never {
      throw new DeskError('IDEMPOTENCY_CONFLICT', `clientMessageId ${String(key).slice(2)} has been used before`)
    }
  }

  async function refuseSecondRating(id: string, { pending }: Current, { rating, episode }: Change): Promise<void> {
    if (rating === undefined) return
    const _id = ratingId(id, episode)
    const isPending = pending.some(({ rows }) => rows.some(row => row.into === 'ratings' && row.row._id === _id))
    const isThere = isPending || (await steady(() => ratings.findById(_id, { _id: 1 }).lean())) !== null
    if (isThere) throw new DeskError('ALREADY_RATED', `episode ${episode} has its rating`)
  }

  async function write(
    { id, version }: Conversation,
    update: ReturnType<typeof updateOf>,
    commitId: string,
    attempt: number,
  ): Promise<Pick<ConversationDocument, 'pending' | 'pendingSince'>> {
    const written = await conversations
      .findOneAndUpdate({ _id: id, version }, update, {
        returnDocument: 'after',
        projection: { pending: 1, pendingSince: 1 },
      })
      .lean()
    if (written !== null) return written
    // The answer to an earlier attempt may have been lost, not the commit.
    if (attempt > 1) {
      const now = await conversations.findById(id, { commits: 1, pending: 1, pendingSince: 1 }).lean()
      if (now?.commits.includes(commitId)) return now
    }
    throw new StaleVersionError(id)
  }
}

function conversationAfter(before: Conversation, change: Change, version: number): Conversation {
  return {
    ...before,
    locale: change.locale ?? before.locale,
    state: change.state,
    epoch: change.epoch,
    version,
    head: before.head + change.messages.length,
    episode: change.episode,
    updatedAt: change.at,
  }
}

function updateOf(
  { locale, state, epoch, version, head, episode, updatedAt }: Conversation,
  change: Change,
  current: Current,
  commitId: string,
  pending: PendingCommit | null,
) {
  const commits = [...current.commits.slice(1 - COMMITS_KNOWN), commitId]
  const always = { version, head, updatedAt, locale, epoch, episode, state, commits, ...standingOf(state) }
  const timers = change.timers?.length ? timersAfter(current.timers, change.timers) : null
  const due = timers === null ? {} : { timers, dueAt: Math.min(NEVER, ...timers.map(each => each.dueAt)) }
  if (pending === null) return { $set: { ...always, ...due } }
  return {
    $set: { ...always, ...due, pendingSince: Date.now() },
    $push: { pending: { $each: [pending] } },
  }
}

function timersAfter(
  timers: ConversationDocument['timers'],
  changes: NonNullable<Change['timers']>,
): ConversationDocument['timers'] {
  let now = timers
  for (const { kind, dueAt } of changes) {
    now = now.filter(each => each.kind !== kind)
    if (dueAt !== null) now = [...now, { kind, dueAt }]
  }
  return now
}

function isLookedForElsewhere({ state }: Conversation, { outbox, work, rating, breach, reply, ...change }: Change) {
  const isMore = outbox?.length || work?.length || rating !== undefined || breach !== undefined || reply !== undefined
  return Boolean(isMore) || state.status !== change.state.status
}
