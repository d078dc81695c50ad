import type { Decision, DialogState } from '../../bot/decision.ts'
import type { TimerKind } from './effect.ts'
import type { Rule } from './rule.ts'
import type { EpochMs, Priority } from './state.ts'

/** Where a hand-over would go at this moment; worked out before the transition, so that the rules stay pure. */
export interface DeskNow {
  readonly desk: string
  readonly priority: Priority
  readonly isOpen: boolean
  /** Next opening when closed; `null` when its hours name none. */
  readonly opensAt: EpochMs | null
  /** Within how long it means to answer; 5 minutes where nothing is said. */
  readonly replyWithinMs?: number
}

/** How an episode is put on file; worked out before the transition. */
export interface Closing {
  readonly caseNumber: string
  readonly summary: string
  readonly rateUntil?: EpochMs
  readonly reopenUntil?: EpochMs
}

export interface Complaint {
  readonly against: string | null
  readonly isHeardBySuperior: boolean
}

/** What the agent will see to, and by when. */
export interface Promised {
  readonly workId: string
  readonly text: string
  readonly dueAt: EpochMs
}

export interface BotTurn {
  readonly decision: Decision
  readonly dialog: DialogState
}

export interface ShopperInput {
  readonly clientMessageId: string
  readonly text: string
  readonly choiceId?: string
  readonly attachmentId?: string
}

export type ConversationEvent =
  /** `turn` is what the bot makes of it; asked for in every state but `withAgent`. `desk` is where a hand-over would go. */
  | {
      readonly type: 'shopperWrote'
      readonly input: ShopperInput
      readonly turn: BotTurn | null
      readonly desk: DeskNow
      /** What in the text asks for care, whoever has the word. */
      readonly rule?: Rule | null
      /** With `rule: 'aboutAgent'`: who is meant, as far as known, and whether a superior hears it already. */
      readonly complaint?: Complaint
      readonly at: EpochMs
    }
  | {
      readonly type: 'handOffRequested'
      readonly desk: DeskNow
      /** The desk that the shopper named; `desk` is who serves it now. */
      readonly wish?: string
      readonly wants?: 'supervisor'
      readonly at: EpochMs
    }
  | ({ readonly type: 'waitChosen'; readonly desk: DeskNow; readonly at: EpochMs } & (
      | { readonly exit: 'keep' }
      | {
          readonly exit: 'message' | 'callback'
          readonly contact: string
          readonly text: string
          readonly workId: string
          /** When somebody looks at it or calls; `null`: in its turn. */
          readonly dueAt: EpochMs | null
        }
    ))
  | { readonly type: 'handOffCancelled'; readonly at: EpochMs }
  /** `isOffered`: given by the router; to be opened soon, or a colleague is asked. */
  | {
      readonly type: 'joined'
      readonly agentId: string
      readonly isOffered?: boolean
      /** A supervisor or an admin. */
      readonly isSuperior?: boolean
      readonly at: EpochMs
    }
  /** A supervisor steps in, or an agent begins with work that was left: whoever had the word has it no more. */
  | {
      readonly type: 'takenOver'
      readonly agentId: string
      readonly why: 'takenOver' | 'work'
      readonly desk: DeskNow
      readonly at: EpochMs
    }
  /** What the shopper had left is dealt with. */
  | { readonly type: 'workDone'; readonly workId: string; readonly at: EpochMs }
  /** Looked at what was given. */
  | { readonly type: 'agentOpened'; readonly agentId: string; readonly at: EpochMs }
  | {
      readonly type: 'agentWrote'
      readonly agentId: string
      readonly clientMessageId: string
      readonly text: string
      readonly at: EpochMs
    }
  | {
      readonly type: 'transferredToDesk'
      readonly agentId: string
      readonly desk: DeskNow
      readonly hasNote: boolean
      readonly at: EpochMs
    }
  | {
      readonly type: 'transferredToAgent'
      readonly agentId: string
      readonly toAgentId: string
      readonly hasNote: boolean
      readonly at: EpochMs
    }
  /** The agent gives it up: to the bot, or back to the old place in the queue. `desk` is its own, as it is now. */
  | {
      readonly type: 'released'
      readonly agentId: string
      readonly to: 'bot' | 'queue'
      readonly desk: DeskNow
      readonly at: EpochMs
    }
  /** The agent's console is gone, signed out or disabled. */
  | { readonly type: 'agentLost'; readonly agentId: string; readonly desk: DeskNow; readonly at: EpochMs }
  | {
      readonly type: 'agentClosed'
      readonly agentId: string
      readonly closing?: Closing
      readonly followUp?: Promised
      readonly at: EpochMs
    }
  | {
      readonly type: 'timerFired'
      readonly kind: TimerKind
      readonly lastActivityAt: EpochMs
      readonly desk: DeskNow | null
      readonly closing?: Closing
      readonly at: EpochMs
    }
  | {
      readonly type: 'rated'
      readonly score: number
      readonly reasons: readonly string[]
      readonly comment: string
      readonly at: EpochMs
    }
