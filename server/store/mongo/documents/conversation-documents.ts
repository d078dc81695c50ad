import mongoose from 'mongoose'
import type { Locale } from '../../../../protocol/message.ts'
import type { TimerKind, WorkChange } from '../../../conversation/effect.ts'
import type { ConversationState, EpochMs } from '../../../conversation/state.ts'
import type { NewMessage } from '../../conversation-store.ts'
import { shape, whole } from './shape.ts'

/**
 * A conversation, and its own write-ahead log: what a commit writes into other collections stands in `pending` until
 * it has been copied there.
 */
export interface ConversationDocument {
  _id: string
  channel: string
  shopperId: string
  locale: Locale
  state: ConversationState
  epoch: number
  version: number
  head: number
  episode: number
  createdAt: EpochMs
  updatedAt: EpochMs
  /** Order in which conversations were made. */
  place: number
  /** 0–2: `routing/priority.ts`; 3: with an agent; 9: nobody waits. */
  line: number
  owner: string
  /** With the head start of who waits. */
  since: EpochMs
  timers: { kind: TimerKind; dueAt: EpochMs }[]
  /** The earliest of `timers`, or NEVER. */
  dueAt: EpochMs
  pending: PendingCommit[]
  /** By the clock of the node that wrote it; NEVER when nothing is pending. */
  pendingSince: EpochMs
  /** Ids of the newest commits, by which one that is tried again is known. */
  commits: string[]
}

export interface PendingCommit {
  readonly version: number
  readonly rows: readonly PendingRow[]
}

/** What has to be in another collection. Copying it again changes nothing. */
export type PendingRow =
  | { readonly into: PlainCollection; readonly row: { readonly _id: string; readonly [field: string]: unknown } }
  | { readonly into: 'work'; readonly step: number; readonly at: EpochMs; readonly change: WorkChange }

export const PLAIN_COLLECTIONS = [
  ...(['messages', 'outbox', 'questions', 'ratings', 'breaches', 'replies', 'joins', 'closes', 'cases'] as const),
] as const
export type PlainCollection = (typeof PLAIN_COLLECTIONS)[number]

export const conversationSchema = new mongoose.Schema<ConversationDocument>(
  {
    _id: String,
    channel: String,
    shopperId: String,
    locale: String,
    state: whole,
    epoch: Number,
    version: Number,
    head: Number,
    episode: Number,
    createdAt: Number,
    updatedAt: Number,
    place: Number,
    line: Number,
    owner: String,
    since: Number,
    timers: whole,
    dueAt: Number,
    pending: { type: [whole], default: undefined },
    pendingSince: Number,
    commits: { type: [String], default: undefined },
  } as never,
  shape,
)
// Not unique, so that the collection may be sharded by its id: doors keep each shopper to one conversation.
conversationSchema.index({ shopperId: 1, channel: 1 })
conversationSchema.index({ line: 1, since: 1, place: 1 })
conversationSchema.index({ owner: 1, since: 1, place: 1 })
conversationSchema.index({ dueAt: 1 })
conversationSchema.index({ pendingSince: 1 })

/** `_id`: channel and shopper. Of racing calls that make a conversation one names it, and all make that one. */
export interface DoorDocument {
  readonly _id: string
  readonly conversation: string
}
export const doorSchema = new mongoose.Schema<DoorDocument>({ _id: String, conversation: String } as never, shape)

export interface MessageDocument extends NewMessage {
  readonly _id: string
  readonly conversation: string
  readonly seq: number
  /** Unique in the conversation, also of messages that nobody sent with an id of their own. */
  readonly key: string
}

export const messageSchema = new mongoose.Schema<MessageDocument>(
  {
    _id: String,
    conversation: String,
    seq: Number,
    key: String,
    id: String,
    from: String,
    at: Number,
    text: String,
    clientMessageId: String,
    choices: whole,
    card: whole,
    attachment: whole,
    source: whole,
    agentId: String,
    agent: whole,
    bot: whole,
    choiceId: String,
  } as never,
  shape,
)
messageSchema.index({ conversation: 1, seq: 1 }, { unique: true })
messageSchema.index({ conversation: 1, key: 1 }, { unique: true })

export interface OutboxDocument {
  _id: string
  conversation: string
  channel: string
  shopperId: string
  /** JSON: the provider's names may be such as no field may have. */
  payload: string
  /** Order within the conversation. */
  place: number
  dueAt: EpochMs
  /** Live: when it may be taken, which is the end of the lease while it is being sent. Sent: when. Dead: NEVER. */
  readyAt: EpochMs
  isLive: boolean
  state: 'queued' | 'sending' | 'sent' | 'dead'
  attempts: number
  error: string | null
}

export const outboxSchema = new mongoose.Schema<OutboxDocument>(
  {
    _id: String,
    conversation: String,
    channel: String,
    shopperId: String,
    payload: String,
    place: Number,
    dueAt: Number,
    readyAt: Number,
    isLive: Boolean,
    state: String,
    attempts: Number,
    error: String,
  } as never,
  shape,
)
outboxSchema.index({ isLive: 1, readyAt: 1, place: 1 })
outboxSchema.index({ conversation: 1, isLive: 1, place: 1 })

/** `_id`: time, conversation and seq, so that its own index is the order of the questions. */
export interface QuestionDocument {
  _id: string
  conversation: string
  seq: number
  at: EpochMs
}
export const questionSchema = new mongoose.Schema<QuestionDocument>(
  { _id: String, conversation: String, seq: Number, at: Number } as never,
  shape,
)

export interface NoteDocument {
  _id: string
  conversation: string
  agentId: string
  at: EpochMs
  place: number
  text: string
  kind: 'note' | 'whisper'
}
export const noteSchema = new mongoose.Schema<NoteDocument>(
  {
    _id: String,
    conversation: String,
    agentId: String,
    at: Number,
    place: Number,
    text: String,
    kind: String,
  } as never,
  shape,
)
noteSchema.index({ conversation: 1, at: 1, place: 1 })

/** `_id`: conversation and reader. */
export interface ReadMarkDocument {
  _id: string
  seq: number
}
export const readMarkSchema = new mongoose.Schema<ReadMarkDocument>({ _id: String, seq: Number } as never, shape)

/** `_id`: conversation and seq. */
export interface FeedbackDocument {
  _id: string
  conversation: string
  seq: number
  isHelpful: boolean
  at: EpochMs
}
export const feedbackSchema = new mongoose.Schema<FeedbackDocument>(
  { _id: String, conversation: String, seq: Number, isHelpful: Boolean, at: Number } as never,
  shape,
)
feedbackSchema.index({ conversation: 1, seq: 1 }, { unique: true })

/** `_id`: the group's key. */
export interface DismissalDocument {
  _id: string
  text: string
  by: string
  at: EpochMs
}
export const dismissalSchema = new mongoose.Schema<DismissalDocument>(
  { _id: String, text: String, by: String, at: Number } as never,
  shape,
)

/** One that is rewritten to see whether the database takes writes. */
export interface ProbeDocument {
  _id: string
  tries: number
}
export const probeSchema = new mongoose.Schema<ProbeDocument>({ _id: String, tries: Number } as never, shape)
