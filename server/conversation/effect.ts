import type { Decision } from '../../bot/decision.ts'
import type { ShopperInput } from './event.ts'
import type { EpochMs } from './state.ts'

/** One timer of a kind a conversation; rows in the store, so that they outlive the process. */
export type TimerKind = 'idle' | 'deskOpens' | 'waitingLong' | 'offer' | 'replyDue' | 'rating' | 'reopen'

export interface Rating {
  /** 1–5. */
  readonly score: number
  readonly reasons: readonly string[]
  readonly comment: string
  readonly agentId: string | null
}

/** An agent's answer to a shopper who waited for it; the clock began when both were there. */
export interface Reply {
  readonly desk: string
  readonly agentId: string
  readonly tookMs: number
  readonly isLate: boolean
}

/** A message left or a call to be made, kept beside the conversation until somebody says that it is done. */
export type WorkChange =
  | {
      readonly type: 'open'
      readonly workId: string
      readonly kind: 'message' | 'callback' | 'followUp'
      readonly contact: string
      readonly text: string
      readonly desk: string
      readonly dueAt: EpochMs
      /** The agent who gave their word for it. */
      readonly promisedBy?: string
    }
  | { readonly type: 'take'; readonly workId: string; readonly agentId: string }
  | { readonly type: 'move'; readonly workId: string; readonly desk: string }
  /** Nobody has it any more. */
  | { readonly type: 'giveBack'; readonly workId: string }
  /** The shopper wants it no more. */
  | { readonly type: 'withdraw'; readonly workId: string }

/** Lines between the speakers. The words are chosen when the message is written, in the shopper's language. */
export type Notice =
  | { readonly kind: 'queued' }
  | { readonly kind: 'stillQueued' }
  | { readonly kind: 'waitingLong' }
  /** The agent has not answered within the desk's target. */
  | { readonly kind: 'replyLate' }
  | { readonly kind: 'offline'; readonly opensAt: EpochMs | null }
  /** By the shopper's choice; `wish` was meant, and somebody else helps out for it. */
  | { readonly kind: 'deskChanged'; readonly desk: string; readonly wish?: string }
  /** The shopper's choice is closed: everything stays as it is. */
  | { readonly kind: 'deskClosed'; readonly desk: string; readonly opensAt: EpochMs | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'joined'; readonly agentId: string }
  /** Closed meanwhile: not at the front of the queue, but first at the next opening. */
  | { readonly kind: 'agentLost'; readonly isClosed?: boolean }
  | { readonly kind: 'transferred'; readonly toAgentId: string | null }
  | { readonly kind: 'backToBot' }
  | {
      readonly kind: 'closed'
      readonly reason: 'solved' | 'idle'
      readonly caseNumber?: string
      readonly followUpAt?: EpochMs
      readonly agentId?: string
    }
  /** `goesOn`: soon enough to be served by the same person again, if free. */
  | { readonly kind: 'reopened'; readonly goesOn: boolean }
  | { readonly kind: 'safety' }
  | { readonly kind: 'supervisorAsked' }
  /** It goes to a supervisor, past the agent complained of. */
  | { readonly kind: 'aboutAgent' }
  | { readonly kind: 'messageLeft'; readonly at: EpochMs | null }
  | { readonly kind: 'callbackBooked'; readonly at: EpochMs | null }

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
  | { readonly type: 'work'; readonly change: WorkChange }
  /** A reply that did not come within the desk's target (R52). */
  | { readonly type: 'breach'; readonly desk: string; readonly agentId: string }
  | { readonly type: 'replied'; readonly reply: Reply }
  /** After the commit: somebody may be free for a waiting conversation, or a waiting one for a free agent. */
  | { readonly type: 'findAgent' }
