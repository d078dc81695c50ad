import type Database from 'better-sqlite3'
import type { Conversation } from '../../conversation/conversation.ts'
import { DeskError, hasCode, StaleVersionError } from '../../errors.ts'
import type { Change, Committed, Rating } from '../conversation-store.ts'
import { type Standing, standingOf } from './conversation-row.ts'
import { createAppendMessage } from './messages.ts'
import { createEnqueue } from './outbox.ts'
import { createNoteQuestion } from './questions.ts'
import { createSetTimer } from './timers.ts'
import type { Versions } from './versions.ts'
import { createChangeWork } from './work.ts'

/** Writes all of a change; must run inside a transaction, which undoes it when it throws. */
export type CommitChange = (before: Conversation, change: Change) => Committed

type Advance = [
  locale: string,
  at: number,
  version: number,
  head: number,
  epoch: number,
  episode: number,
  state: string,
  id: string,
  seen: number,
]
type Move = [queueRank: number | null, owner: string | null, since: number, ...Advance]

export function createCommitChange(writer: Database.Database, versions: Versions): CommitChange {
  const columns = 'locale = ?, updated_at = ?, version = ?, head = ?, epoch = ?, episode = ?, state = ?'
  const guard = 'WHERE id = ? AND version = ? RETURNING key'
  const advance = writer.prepare<Advance, number>(`UPDATE conversations SET ${columns} ${guard}`).pluck()
  // Columns of an index are written only when they change.
  const move = writer
    .prepare<Move, number>(`UPDATE conversations SET queue_rank = ?, owner = ?, since = ?, ${columns} ${guard}`)
    .pluck()
  const append = createAppendMessage(writer)
  const noteQuestion = createNoteQuestion(writer)
  const setTimer = createSetTimer(writer)
  const enqueue = createEnqueue(writer)
  const rate = createRate(writer)
  const log = createServiceLog(writer)
  const changeWork = createChangeWork(writer)
  const breach = writer.prepare('INSERT INTO breaches (conversation, desk, agent_id, at) VALUES (?, ?, ?, ?)')

  return function commitChange(before, change) {
    const from = standingOf(before.state)
    const to = standingOf(change.state)
    const conversation: Conversation = {
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
    const values: Advance = [
      conversation.locale,
      change.at,
      conversation.version,
      conversation.head,
      change.epoch,
      change.episode,
      JSON.stringify(change.state),
      before.id,
      before.version,
    ]
    const key = isSame(from, to) ? advance.get(...values) : move.get(to.queueRank, to.owner, to.since, ...values)
    if (key === undefined) throw new StaleVersionError(before.id)

    const messages = change.messages.map((message, i) => append(key, before.head + i + 1, message))
    for (const message of messages) noteQuestion(key, message.seq, message)
    for (const timer of change.timers ?? []) setTimer(key, timer)
    for (const send of change.outbox ?? []) enqueue(key, send)
    if (change.rating !== undefined) rate(key, change.episode, change.rating, change.at)
    for (const work of change.work ?? []) changeWork(key, work, change.at)
    if (change.breach !== undefined) breach.run(key, change.breach.desk, change.breach.agentId, change.at)
    if (before.state.status !== change.state.status) log(key, before, change)
    return { conversation, messages }
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
