import type { Decision } from '../../bot/decision.ts'
import type { ShopperInput } from './event.ts'
import type { EpochMs } from './state.ts'

/** One timer of a kind a conversation; rows in the store, so that they outlive the process. */
export type TimerKind = 'idle' | 'deskOpens' | 'waitingLong'

export interface Rating {
  /** 1–5. */
  readonly score: number
  readonly reasons: readonly string[]
  readonly comment: string
  readonly agentId: string | null
}

/** Lines between the speakers. The words are chosen when the message is written, in the shopper's language. */
export type Notice =
  | { readonly kind: 'queued' }
  | { readonly kind: 'stillQueued' }
  | { readonly kind: 'waitingLong' }
  | { readonly kind: 'offline'; readonly opensAt: EpochMs | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'joined'; readonly agentId: string }
  | { readonly kind: 'agentLost' }
  | { readonly kind: 'transferred'; readonly toAgentId: string | null }
  | { readonly kind: 'backToBot' }
  | { readonly kind: 'closed'; readonly reason: 'solved' | 'idle' }
  | { readonly kind: 'reopened' }
  | { readonly kind: 'safety' }

/** What the desk does for a transition. All but `findAgent` become rows of the same commit. */
export type Effect =
  /** `decision` is what the bot made of it, when it was asked: kept with the question, answered or not (L6, L10). */
  | { readonly type: 'sayShopper'; readonly input: ShopperInput; readonly decision: Decision | null }
  | { readonly type: 'sayBot'; readonly decision: Decision }
  | { readonly type: 'sayAgent'; readonly agentId: string; readonly clientMessageId: string; readonly text: string }
  | { readonly type: 'saySystem'; readonly notice: Notice }
  | { readonly type: 'setTimer'; readonly kind: TimerKind; readonly dueAt: EpochMs }
  | { readonly type: 'clearTimer'; readonly kind: TimerKind }
  | { readonly type: 'rate'; readonly rating: Rating }
  /** After the commit: somebody may be free for a waiting conversation, or a waiting one for a free agent. */
  | { readonly type: 'findAgent' }
