import type Database from 'better-sqlite3'
import type { Conversation } from '../../conversation/conversation.ts'
import { DeskError, hasCode, StaleVersionError } from '../../errors.ts'
import type { Change, Committed, NewMessage, Rating } from '../conversation-store.ts'
import { type Standing, standingOf } from './conversation-row.ts'
import { HalfDoneError } from './group-commit.ts'
import type { IdempotencyKeys } from './idempotency-keys.ts'
import type { Keyed, KnownConversations } from './known-conversations.ts'
import { createAppendMessage } from './messages.ts'
import { createEnqueue } from './outbox.ts'
import { createNoteQuestion } from './questions.ts'
import { createNoteReply } from './replies.ts'
import { storageFault } from './storage-fault.ts'
import { createSetTimer } from './timers.ts'
import type { Versions } from './versions.ts'
import { createChangeWork } from './work.ts'

/** Writes all of a change; must run inside a transaction. */
export type CommitChange = (before: Conversation, change: Change) => Committed

/**
 * Whether `commitChange` itself takes back what it has written when it throws. Any other change needs a transaction
 * that does.
 */
export function isTakenBack({ state }: Conversation, change: Change): boolean {
  for (const part in change) if (!TAKEN_BACK.has(part)) return false
  return state.status === change.state.status
}
const PARTS: readonly (keyof Change)[] = ['at', 'state', 'epoch', 'episode', 'locale', 'messages']
const TAKEN_BACK: ReadonlySet<string> = new Set(PARTS)

type Row = [
  version: number,
  head: number,
  at: number,
  locale: string,
  epoch: number,
  episode: number,
  state: string,
  queueRank: number | null,
  owner: string | null,
  since: number,
]

export function createCommitChange(
  writer: Database.Database,
  versions: Versions,
  known: KnownConversations,
  keys: IdempotencyKeys,
): CommitChange {
  const update = <Values extends unknown[]>(columns: readonly string[]) =>
    writer.prepare<[...Values, key: number, seen: number]>(
      `UPDATE conversations SET ${columns.map(column => `${column} = ?`).join(', ')} WHERE key = ? AND version = ?`,
    )
  const always = ['version', 'head', 'updated_at']
  const tick = update<[number, number, number]>(always)
  const advance = update<[number, number, number, string, number, number, string]>([
    ...always,
    ...['locale', 'epoch', 'episode', 'state'],
  ])
  // Columns of an index are written only when they change.
  const move = update<Row>([...always, ...['locale', 'epoch', 'episode', 'state'], ...['queue_rank', 'owner', 'since']])
  const append = createAppendMessage(writer)
  const noteQuestion = createNoteQuestion(writer)
  const setTimer = createSetTimer(writer)
  const enqueue = createEnqueue(writer)
  const rate = createRate(writer)
  const log = createServiceLog(writer)
  const changeWork = createChangeWork(writer)
  const noteReply = createNoteReply(writer)
  const breach = writer.prepare('INSERT INTO breaches (conversation, desk, agent_id, at) VALUES (?, ?, ?, ?)')
  const takeBack = createTakeBack(writer, values => move.run(...values))

  return function commitChange(before, change) {
    const found = known.get(before.id)
    if (found === null || found.conversation.version !== before.version) throw new StaleVersionError(before.id)
    refuseUsedKeys(found, change.messages)
    const keyed = keys.file(found)
    const { key } = keyed
    const after: Conversation = {
      id: before.id,
      channel: before.channel,
      shopperId: before.shopperId,
      locale: change.locale ?? before.locale,
      state: change.state,
      epoch: change.epoch,
      version: versions.after(before.version),
      head: before.head + change.messages.length,
      episode: change.episode,
      createdAt: before.createdAt,
      updatedAt: change.at,
    }
    if (!writeRow(key, before, after)) throw new StaleVersionError(before.id)

    try {
      const messages = change.messages.map((message, i) => append(key, before.head + i + 1, message))
      for (const message of messages) {
        noteQuestion(key, message.seq, message)
        if (message.clientMessageId !== undefined) keys.add(keyed, message.clientMessageId, message.seq)
      }
      for (const timer of change.timers ?? []) setTimer(key, timer)
      for (const send of change.outbox ?? []) enqueue(key, send)
      if (change.rating !== undefined) rate(key, change.episode, change.rating, change.at)
      for (const work of change.work ?? []) changeWork(key, work, change.at)
      if (change.breach !== undefined) breach.run(key, change.breach.desk, change.breach.agentId, change.at)
      if (change.reply !== undefined) noteReply(change.reply, change.at)
      if (before.state.status !== change.state.status) log(key, before, change)
      known.wrote({ ...keyed, conversation: after })
      return { conversation: after, messages }
    } catch (error) {
      if (isTakenBack(before, change) && storageFault(error) === null) takeBack(key, before, after, change.messages)
      throw error
    }
  }

  function refuseUsedKeys(keyed: Keyed, messages: readonly NewMessage[]): void {
    for (let i = 0; i < messages.length; i++) {
      const key = messages[i]?.clientMessageId
      if (key === undefined) continue
      let isUsed = keys.find(keyed, key) !== null
      for (let j = 0; j < i; j++) isUsed ||= messages[j]?.clientMessageId === key
      if (isUsed) throw new DeskError('IDEMPOTENCY_CONFLICT', `clientMessageId ${key} has been used before`)
    }
  }

  /** @returns false when it is no longer as it was before: the comparison that makes a commit safe. */
  function writeRow(key: number, before: Conversation, after: Conversation): boolean {
    const { version, head, updatedAt, locale, epoch, episode, state } = after
    const isTick =
      state === before.state && locale === before.locale && epoch === before.epoch && episode === before.episode
    if (isTick) return tick.run(version, head, updatedAt, key, before.version).changes === 1
    const [from, to] = [standingOf(before.state), standingOf(state)]
    const json = JSON.stringify(state)
    const { changes } = isSame(from, to)
      ? advance.run(version, head, updatedAt, locale, epoch, episode, json, key, before.version)
      : move.run(...rowOf(after, to), key, before.version)
    return changes === 1
  }
}

function rowOf(
  { version, head, updatedAt, locale, epoch, episode, state }: Conversation,
  { queueRank, owner, since }: Standing,
): Row {
  return [version, head, updatedAt, locale, epoch, episode, JSON.stringify(state), queueRank, owner, since]
}

/** Undoes a change that was nothing but the conversation's row, its messages and where the questions are. */
function createTakeBack(writer: Database.Database, write: (values: [...Row, key: number, seen: number]) => unknown) {
  const messages = writer.prepare('DELETE FROM messages WHERE conversation = ? AND seq > ?')
  const questions = writer.prepare('DELETE FROM questions WHERE at = ? AND conversation = ? AND seq > ?')
  return function takeBack(
    key: number,
    before: Conversation,
    after: Conversation,
    written: readonly NewMessage[],
  ): void {
    try {
      messages.run(key, before.head)
      for (const { at } of written) questions.run(at, key, before.head)
      write([...rowOf(before, standingOf(before.state)), key, after.version])
    } catch (error) {
      throw new HalfDoneError('a refused change could not be taken back', { cause: error })
    }
  }
}

function isSame(a: Standing, b: Standing): boolean {
  return a.queueRank === b.queueRank && a.owner === b.owner && a.since === b.since
}

function createRate(writer: Database.Database) {
  const insert = writer.prepare(
    'INSERT INTO ratings (conversation, episode, score, reasons, comment, agent_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  return function rate(conversation: number, episode: number, rating: Rating, at: number): void {
    try {
      insert.run(
        conversation,
        episode,
        rating.score,
        JSON.stringify(rating.reasons),
        rating.comment,
        rating.agentId,
        at,
      )
    } catch (error) {
      if (hasCode(error, 'SQLITE_CONSTRAINT_PRIMARYKEY'))
        throw new DeskError('ALREADY_RATED', `episode ${episode} has its rating`)
      throw error
    }
  }
}

/** What waiting times and agents' days are counted from. */
function createServiceLog(writer: Database.Database) {
  const joined = writer.prepare('INSERT INTO joins (desk, at, waited_ms) VALUES (?, ?, ?)')
  const closed = writer.prepare('INSERT INTO closes (agent_id, at) VALUES (?, ?)')
  const filed = writer.prepare(
    `INSERT INTO cases (conversation, episode, case_number, agent_id, human_asks, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (conversation, episode) DO NOTHING`,
  )
  return function log(key: number, before: Conversation, { state }: Change): void {
    if (before.state.status === 'waiting' && state.status === 'withAgent')
      joined.run(state.desk, state.since, Math.max(0, state.since - state.queuedAt))
    if (state.status === 'closed' && state.agentId !== null) closed.run(state.agentId, state.since)
    if (state.status === 'closed' && state.caseNumber !== undefined)
      filed.run(key, before.episode, state.caseNumber, state.agentId, state.humanAsks, state.since)
  }
}
