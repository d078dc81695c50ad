import mongoose from 'mongoose'
import type { EpochMs } from '../../../conversation/state.ts'
import type { WorkRow } from '../../work-store.ts'
import { shape, whole } from './shape.ts'

export interface WorkDocument extends Omit<WorkRow, 'id' | 'conversationId'> {
  readonly _id: string
  readonly conversation: string
  readonly doneAt: EpochMs | null
  /** The last step of a commit that was done with it, so that none is done twice. */
  readonly step: number
}
export const workSchema = new mongoose.Schema<WorkDocument>(
  {
    _id: String,
    conversation: String,
    kind: String,
    contact: String,
    text: String,
    desk: String,
    at: Number,
    dueAt: Number,
    state: String,
    promisedBy: String,
    takenBy: String,
    note: String,
    doneAt: Number,
    step: Number,
  } as never,
  shape,
)
workSchema.index({ state: 1, dueAt: 1, at: 1 })

/** `_id`: conversation and episode. */
export interface RatingDocument {
  readonly _id: string
  readonly conversation: string
  readonly channel: string
  readonly episode: number
  readonly score: number
  readonly reasons: readonly string[]
  readonly comment: string
  readonly agentId: string | null
  readonly at: EpochMs
}
export const ratingSchema = new mongoose.Schema<RatingDocument>(
  {
    _id: String,
    conversation: String,
    channel: String,
    episode: Number,
    score: Number,
    reasons: whole,
    comment: String,
    agentId: String,
    at: Number,
  } as never,
  shape,
)
ratingSchema.index({ conversation: 1, episode: 1 }, { unique: true })
ratingSchema.index({ at: 1 })

export interface BreachDocument {
  readonly _id: string
  readonly desk: string
  readonly agentId: string
  readonly at: EpochMs
}
export const breachSchema = new mongoose.Schema<BreachDocument>(
  { _id: String, conversation: String, desk: String, agentId: String, at: Number } as never,
  shape,
)
breachSchema.index({ at: 1 })

export interface ReplyDocument {
  readonly _id: string
  readonly desk: string
  readonly agentId: string
  readonly at: EpochMs
  readonly tookMs: number
  /** 0 or 1, to be summed. */
  readonly inTime: number
}
export const replySchema = new mongoose.Schema<ReplyDocument>(
  { _id: String, desk: String, agentId: String, at: Number, tookMs: Number, inTime: Number } as never,
  shape,
)
replySchema.index({ at: 1 })

export interface JoinDocument {
  readonly _id: string
  readonly desk: string
  readonly at: EpochMs
  readonly waitedMs: number
}
export const joinSchema = new mongoose.Schema<JoinDocument>(
  { _id: String, desk: String, at: Number, waitedMs: Number } as never,
  shape,
)
joinSchema.index({ at: 1 })
joinSchema.index({ desk: 1, at: 1 })

export interface CloseDocument {
  readonly _id: string
  readonly agentId: string
  readonly at: EpochMs
}
export const closeSchema = new mongoose.Schema<CloseDocument>(
  { _id: String, agentId: String, at: Number } as never,
  shape,
)
closeSchema.index({ at: 1 })
closeSchema.index({ agentId: 1, at: 1 })

/** `_id`: conversation and episode. */
export interface CaseDocument {
  readonly _id: string
  readonly conversation: string
  readonly caseNumber: string
  readonly agentId: string | null
  readonly humanAsks: number
  readonly at: EpochMs
}
export const caseSchema = new mongoose.Schema<CaseDocument>(
  { _id: String, conversation: String, caseNumber: String, agentId: String, humanAsks: Number, at: Number } as never,
  shape,
)
caseSchema.index({ caseNumber: 1 })
caseSchema.index({ at: 1 })
