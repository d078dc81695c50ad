import type { Conversation } from '../../conversation/conversation.ts'
import type { EpochMs } from '../../conversation/state.ts'
import type { Change, NewOutboxRow, StoredMessage } from '../conversation-store.ts'
import type {
  MessageDocument,
  OutboxDocument,
  PendingRow,
  QuestionDocument,
} from './documents/conversation-documents.ts'
import type { RatingDocument } from './documents/day-documents.ts'
import { inOrder } from './documents/shape.ts'

/** Steps that one commit may take with work, sends and counts. */
const MOST_STEPS = 1_000

/** Everything of a change that has its place in another collection than the conversation's. */
export function pendingRows(
  before: Conversation,
  change: Change,
  version: number,
  messages: readonly StoredMessage[],
): PendingRow[] {
  const { id: conversation, channel } = before
  const { at, rating, breach, reply } = change
  let step = version * MOST_STEPS
  const rows: PendingRow[] = []
  for (const message of messages) {
    rows.push({ into: 'messages', row: messageRow(conversation, message) })
    if (message.from === 'shopper' && message.bot !== undefined)
      rows.push({ into: 'questions', row: questionRow(conversation, message.seq, message.at) })
  }
  for (const send of change.outbox ?? []) rows.push({ into: 'outbox', row: outboxRow(conversation, send, step++) })
  for (const work of change.work ?? []) rows.push({ into: 'work', step: step++, at, change: work })
  if (rating !== undefined) {
    const { score, reasons, comment, agentId } = rating
    const { episode } = change
    const row = { ...{ conversation, channel, episode, score, reasons, comment, agentId, at } }
    rows.push({ into: 'ratings', row: { _id: ratingId(conversation, episode), ...row } satisfies RatingDocument })
  }
  const once = { _id: `${conversation}:${version}`, at }
  if (breach !== undefined) {
    const { desk, agentId } = breach
    rows.push({ into: 'breaches', row: { ...once, conversation, desk, agentId } })
  }
  if (reply !== undefined) {
    const { desk, agentId, tookMs, isLate } = reply
    rows.push({ into: 'replies', row: { ...once, desk, agentId, tookMs, inTime: isLate ? 0 : 1 } })
  }
  return [...rows, ...serviceLog(before, change, once._id)]
}

/** What waiting times and agents' days are counted from. */
function serviceLog({ id, state: before, episode }: Conversation, { state }: Change, _id: string): PendingRow[] {
  if (before.status === state.status) return []
  const rows: PendingRow[] = []
  const at = state.since
  if (before.status === 'waiting' && state.status === 'withAgent') {
    const waitedMs = Math.max(0, state.since - state.queuedAt)
    rows.push({ into: 'joins', row: { _id, desk: state.desk, at, waitedMs } })
  }
  if (state.status !== 'closed') return rows
  const { agentId, caseNumber, humanAsks } = state
  if (agentId !== null) rows.push({ into: 'closes', row: { _id, agentId, at } })
  if (caseNumber !== undefined) {
    const row = { conversation: id, caseNumber, agentId, humanAsks, at }
    rows.push({ into: 'cases', row: { _id: `${id}:${episode}`, ...row } })
  }
  return rows
}

export function messageId(conversation: string, seq: number): string {
  return `${conversation}:${inOrder(seq)}`
}

/** A sender's id, apart from every key that is no sender's. */
export function keyOf(clientMessageId: string): string {
  return `c:${clientMessageId}`
}

export function ratingId(conversation: string, episode: number): string {
  return `${conversation}:${episode}`
}

function messageRow(conversation: string, message: StoredMessage) {
  const { seq, clientMessageId } = message
  const key = clientMessageId === undefined ? `s:${seq}` : keyOf(clientMessageId)
  return { _id: messageId(conversation, seq), conversation, key, ...message } satisfies MessageDocument
}

export function questionId(at: EpochMs, conversation: string, seq: number): string {
  return `${inOrder(at)}:${conversation}:${inOrder(seq)}`
}

function questionRow(conversation: string, seq: number, at: EpochMs) {
  return { _id: questionId(at, conversation, seq), conversation, seq, at } satisfies QuestionDocument
}

function outboxRow(conversation: string, { id, channel, shopperId, payload, dueAt }: NewOutboxRow, place: number) {
  return {
    ...{ _id: id, conversation, channel, shopperId, payload: JSON.stringify(payload ?? null), place },
    ...{ dueAt, readyAt: dueAt, isLive: true, state: 'queued', attempts: 0, error: null },
  } satisfies OutboxDocument
}
