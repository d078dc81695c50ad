import mongoose from 'mongoose'
import type { Agent, AgentSession, AttachmentRow, PresenceRow, Shopper } from '../../people-store.ts'
import { shape, whole } from './shape.ts'

export interface AgentDocument extends Omit<Agent, 'id'> {
  readonly _id: string
  /** The login in small letters. */
  readonly loginKey: string
  /** "first" of the very first, else the id: unique, so that of racing first agents one is made. */
  readonly rank: string
  readonly place: number
}
export const agentSchema = new mongoose.Schema<AgentDocument>(
  {
    _id: String,
    login: String,
    loginKey: String,
    rank: String,
    place: Number,
    passwordHash: String,
    name: String,
    number: String,
    role: String,
    desks: whole,
    capacity: Number,
    isDisabled: Boolean,
    createdAt: Number,
  } as never,
  shape,
)
agentSchema.index({ loginKey: 1 }, { unique: true })
agentSchema.index({ rank: 1 }, { unique: true })

/** `_id`: the hash of the token. */
export interface SessionDocument extends Omit<AgentSession, 'tokenHash'> {
  readonly _id: string
}
export const sessionSchema = new mongoose.Schema<SessionDocument>(
  { _id: String, agentId: String, createdAt: Number, lastUsedAt: Number, expiresAt: Number, device: String } as never,
  shape,
)
sessionSchema.index({ agentId: 1 })
sessionSchema.index({ expiresAt: 1 })

/** `_id`: the agent. */
export interface PresenceDocument extends Omit<PresenceRow, 'agentId'> {
  readonly _id: string
}
export const presenceSchema = new mongoose.Schema<PresenceDocument>(
  { _id: String, status: String, leaseUntil: Number, idleSince: Number } as never,
  shape,
)

export interface ShopperDocument extends Omit<Shopper, 'id'> {
  readonly _id: string
}
export const shopperSchema = new mongoose.Schema<ShopperDocument>(
  {
    _id: String,
    tokenHash: String,
    locale: String,
    page: String,
    identity: whole,
    firstSeenAt: Number,
    lastSeenAt: Number,
  } as never,
  shape,
)
shopperSchema.index({ tokenHash: 1 }, { unique: true })

export interface AttachmentDocument extends Omit<AttachmentRow, 'id'> {
  readonly _id: string
}
export const attachmentSchema = new mongoose.Schema<AttachmentDocument>(
  {
    _id: String,
    shopperId: String,
    name: String,
    type: { type: String },
    size: Number,
    width: Number,
    height: Number,
    at: Number,
  } as never,
  shape,
)
