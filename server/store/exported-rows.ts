import type { Conversation } from '../conversation/conversation.ts'
import type { Rating, Reply, TimerKind } from '../conversation/effect.ts'
import type { EpochMs } from '../conversation/state.ts'
import type { Note, Question, StoredMessage } from './conversation-store.ts'
import type { Agent, AgentSession, AttachmentRow, PresenceRow, Shopper } from './people-store.ts'
import type { WorkRow } from './work-store.ts'

/** Everything that a store holds, in words of no store: what one gives out and another takes in. */
export interface ExportedRows {
  readonly conversations: ExportedConversation
  readonly messages: StoredMessage & InConversation
  readonly outbox: ExportedSend
  readonly questions: InConversation & Pick<Question, 'seq' | 'at'>
  readonly notes: Note & { readonly place: number }
  readonly readMarks: InConversation & { readonly reader: string; readonly seq: number }
  readonly feedback: InConversation & { readonly seq: number; readonly isHelpful: boolean; readonly at: EpochMs }
  readonly dismissals: { readonly key: string; readonly text: string; readonly by: string; readonly at: EpochMs }
  readonly work: WorkRow & { readonly doneAt: EpochMs | null }
  readonly ratings: Rating &
    InConversation & { readonly channel: string; readonly episode: number; readonly at: EpochMs }
  readonly breaches: InConversation & Counted & { readonly desk: string; readonly agentId: string }
  readonly replies: Reply & Counted
  readonly joins: Counted & { readonly desk: string; readonly waitedMs: number }
  readonly closes: Counted & { readonly agentId: string }
  readonly cases: InConversation & ExportedCase
  readonly agents: Agent & { readonly place: number; readonly isFirst: boolean }
  readonly sessions: AgentSession
  readonly presences: PresenceRow
  readonly shoppers: Shopper
  readonly attachments: AttachmentRow
}
export type ExportedName = keyof ExportedRows

interface InConversation {
  readonly conversationId: string
}

/** Rows that are counted and have no name: `place` tells one from another. */
interface Counted {
  readonly place: number
  readonly at: EpochMs
}

interface ExportedCase {
  readonly episode: number
  readonly caseNumber: string
  readonly agentId: string | null
  readonly humanAsks: number
  readonly at: EpochMs
}

export interface ExportedConversation extends Conversation {
  /** Order in which conversations were made. */
  readonly place: number
  /** In the order of their kinds. */
  readonly timers: readonly { readonly kind: TimerKind; readonly dueAt: EpochMs }[]
}

export interface ExportedSend {
  readonly id: string
  readonly conversationId: string
  readonly channel: string
  readonly shopperId: string
  /** JSON. */
  readonly payload: string
  /** Order within the conversation, counted from 0. */
  readonly place: number
  readonly dueAt: EpochMs
  /** When it may be taken; `null` of dead ones. */
  readonly readyAt: EpochMs | null
  readonly state: 'queued' | 'sending' | 'dead'
  readonly attempts: number
  readonly error: string | null
}
