import type { Decision, DialogState } from '../../bot/decision.ts'
import type { TimerKind } from './effect.ts'
import type { EpochMs, Priority } from './state.ts'

/** Where a hand-over would go at this moment; worked out before the transition, so that the rules stay pure. */
export interface DeskNow {
  readonly desk: string
  readonly priority: Priority
  readonly isOpen: boolean
  /** Next opening when closed; `null` when its hours name none. */
  readonly opensAt: EpochMs | null
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
      readonly at: EpochMs
    }
  | { readonly type: 'handOffRequested'; readonly desk: DeskNow; readonly at: EpochMs }
  | { readonly type: 'handOffCancelled'; readonly at: EpochMs }
  | { readonly type: 'joined'; readonly agentId: string; readonly at: EpochMs }
  | {
      readonly type: 'agentWrote'
      readonly agentId: string
      readonly clientMessageId: string
      readonly text: string
      readonly at: EpochMs
    }
  | { readonly type: 'transferredToDesk'; readonly agentId: string; readonly desk: DeskNow; readonly at: EpochMs }
  | { readonly type: 'transferredToAgent'; readonly agentId: string; readonly toAgentId: string; readonly at: EpochMs }
  /** The agent gives it up: to the bot, or back to the old place in the queue. */
  | { readonly type: 'released'; readonly agentId: string; readonly to: 'bot' | 'queue'; readonly at: EpochMs }
  /** The agent's console is gone, signed out or disabled. */
  | { readonly type: 'agentLost'; readonly agentId: string; readonly at: EpochMs }
  | { readonly type: 'agentClosed'; readonly agentId: string; readonly at: EpochMs }
  | {
      readonly type: 'timerFired'
      readonly kind: TimerKind
      readonly lastActivityAt: EpochMs
      readonly desk: DeskNow | null
      readonly at: EpochMs
    }
  | {
      readonly type: 'rated'
      readonly score: number
      readonly reasons: readonly string[]
      readonly comment: string
      readonly at: EpochMs
    }
