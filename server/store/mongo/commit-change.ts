import { randomBytes } from 'node:crypto'
import type { Conversation } from '../../conversation/conversation.ts'
import { DeskError, StaleVersionError } from '../../errors.ts'
import type { Change, Committed, ConversationStore, TimerChange } from '../conversation-store.ts'
import type { Collections } from './collections.ts'
import type { ConversationDocument, PendingRow } from './documents/conversation-documents.ts'
import { NEVER } from './documents/shape.ts'
import type { Filing, Pending } from './filing.ts'
import { keyOf, pendingRows, ratingId } from './pending-rows.ts'
import { createSendersKeys } from './senders-keys.ts'
import { standingOf } from './standing.ts'
import type { Steady } from './steady.ts'

/** Commits that may wait to be copied; then copying comes first, so that no conversation grows without end. */
const MOST_PENDING = 8
/** From here on copying does not wait for more to gather. */
const MANY_PENDING = 4
/** Commits by which one that is tried again is known. */
const COMMITS_KNOWN = 8
/** Conversations in memory; beyond it all are forgotten, and read again. */
const MOST_KNOWN = 1_000

type Current = Pick<ConversationDocument, 'version' | 'timers' | 'pending' | 'commits'>

/** Which of the commits are pending; their rows are known. */
type Written = Pick<ConversationDocument, 'pendingSince'> & {
  readonly pending: readonly { readonly version: number }[]
}
const WRITTEN = { 'pending.version': 1, pendingSince: 1 } as const

/**
 * The commit is one guarded update of the conversation's document. What belongs into other collections is in `pending`
 * of the same update, and is copied behind it.
 */
export function createCommit(
  collections: Collections,
  steady: Steady,
  filing: Filing,
  reach: (point: 'beforeCommit' | 'afterCommit') => void,
): ConversationStore['commit'] {
  const { conversations, ratings } = collections
  const sendersKeys = createSendersKeys(collections, steady)
  const node = randomBytes(6).toString('base64url')
  let count = 0

  const known = new Map<string, Current>()

  return async function commit(before, change) {
    const { document, ...committed } = await writeChange(before, change)
    const isAwaited = isLookedForElsewhere(before, change)
    const copied = filing.file(document, { isUrgent: isAwaited || document.pending.length >= MANY_PENDING })
    // What people look for across conversations is there when the commit is told, wherever they ask.
    if (isAwaited) await copied.catch(() => {})
    return committed
  }

  async function writeChange(before: Conversation, change: Change): Promise<Committed & { document: Pending }> {
    const current = currentAt(before) ?? (await steady(() => readCurrent(before)))
    const keys = keysIn(change)
    await refuseUsedKeys(before, current, keys)
    await refuseSecondRating(before.id, current, change)

    const version = before.version + 1
    const messages = change.messages.map((message, i) => ({ ...message, seq: before.head + i + 1 }))
    const rows = pendingRows(before, change, version, messages)
    const conversation = conversationAfter(before, change, version)
    const commitId = `${node}${(count++).toString(36)}`
    const { update, timers, commits } = updateOf(conversation, change, current, commitId, rows)

    reach('beforeCommit')
    // Whatever it meets, what was known of it is no longer sure.
    known.delete(before.id)
    const written = await steady(attempt => write(before, update, commitId, attempt))
    reach('afterCommit')
    // Nothing else can be pending in it than what was before, and this.
    const versions = written.pending.map(each => each.version)
    const pending = [...current.pending, { version, rows }].filter(each => versions.includes(each.version))
    remember(before.id, { version, timers, commits, pending })
    sendersKeys.add(before.id, before.head, messages.length, keys)
    return {
      conversation,
      messages,
      document: { _id: before.id, version, pending, pendingSince: written.pendingSince },
    }
  }

  /** What this process wrote last; whether it still is so, the guard of the update says. */
  function currentAt({ id, version }: Conversation): Current | null {
    const found = known.get(id)
    if (found === undefined || found.version < version) return null
    if (found.version > version) throw new StaleVersionError(id)
    return found.pending.length < MOST_PENDING ? found : null
  }

  function remember(id: string, current: Current): void {
    if (known.size >= MOST_KNOWN && !known.has(id)) known.clear()
    known.set(id, current)
  }

  async function readCurrent({ id, version }: Conversation): Promise<Current> {
    const fields = { version: 1, timers: 1, pending: 1, commits: 1 }
    const read = () => conversations.collection.findOne<Current>({ _id: id as never }, { projection: fields })
    let found = await read()
    if (found !== null && found.pending.length >= MOST_PENDING) {
      await filing.finish(id)
      found = await read()
    }
    if (found === null || found.version !== version) {
      known.delete(id)
      throw new StaleVersionError(id)
    }
    return found
  }

  /**
   * Right in spite of races: whoever used the key first has raised the version. Either that is seen here, or the guard
   * of the update refuses. What `current` no longer shows as pending had been copied before it was read.
   */
  async function refuseUsedKeys({ id, head }: Conversation, { pending }: Current, keys: string[]): Promise<void> {
    if (keys.length === 0) return
    const rows = pending.flatMap(each => each.rows)
    const pendingKeys = rows.flatMap(row => (row.into === 'messages' ? String(row.row.key) : []))
    const used = await sendersKeys.used(id, head, pendingKeys, keys)
    if (used !== null) refuse(used)
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
    update: object,
    commitId: string,
    attempt: number,
  ): Promise<Written> {
    // Past the model: checking a change of ours, which has its type, field by field would double what a commit costs.
    const written = (await conversations.collection.findOneAndUpdate({ _id: id as never, version }, update, {
      returnDocument: 'after',
      projection: WRITTEN,
    })) as Written | null
    if (written !== null) return written
    // The answer to an earlier attempt may have been lost, not the commit.
    if (attempt > 1) {
      const now = await conversations.findById(id, { ...WRITTEN, commits: 1 }).lean()
      if (now?.commits.includes(commitId)) return now
    }
    throw new StaleVersionError(id)
  }
}

function keysIn({ messages }: Change): string[] {
  const keys: string[] = []
  for (const { clientMessageId } of messages) {
    if (clientMessageId === undefined) continue
    const key = keyOf(clientMessageId)
    if (keys.includes(key)) refuse(key)
    keys.push(key)
  }
  return keys
}

function refuse(key: string): never {
  throw new DeskError('IDEMPOTENCY_CONFLICT', `clientMessageId ${key.slice(2)} has been used before`)
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
  rows: readonly PendingRow[],
): Pick<Current, 'timers' | 'commits'> & { update: object } {
  const commits = [...current.commits.slice(1 - COMMITS_KNOWN), commitId]
  const timers = timersAfter(current.timers, change.timers ?? [])
  const set = { version, head, updatedAt, locale, epoch, episode, state, commits, ...standingOf(state) }
  const due = { timers, dueAt: Math.min(NEVER, ...timers.map(each => each.dueAt)) }
  const $set = change.timers?.length ? { ...set, ...due } : set
  const update =
    rows.length === 0
      ? { $set }
      : { $set: { ...$set, pendingSince: Date.now() }, $push: { pending: { $each: [{ version, rows }] } } }
  return { update, timers, commits }
}

function timersAfter(
  timers: ConversationDocument['timers'],
  changes: readonly TimerChange[],
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
