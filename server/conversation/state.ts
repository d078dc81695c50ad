import type { DialogState, HandOverReason } from '../../bot/decision.ts'

/** Milliseconds since 1970 UTC. */
export type EpochMs = number

/** Served in this order; ties by the longest wait. */
export type Priority = 'safety' | 'complaint' | 'member' | 'normal'

/** Why a conversation is with people: the bot's reasons, the button, or a colleague's transfer. */
export type WaitReason = HandOverReason | 'button' | 'transfer' | 'agentLost' | 'declined'

export type ConversationState =
  | { readonly status: 'withBot'; readonly since: EpochMs; readonly lastTurnAt: EpochMs; readonly dialog: DialogState }
  | ({
      readonly status: 'waiting'
      readonly since: EpochMs
      /** Gave it back to the queue: the router leaves this agent out, a claim by hand stays possible. */
      readonly declinedBy?: string
    } & Handed)
  | ({
      readonly status: 'withAgent'
      readonly agentId: string
      readonly since: EpochMs
      /** Start of the wait that ended with this agent: the place to go back to. */
      readonly queuedAt: EpochMs
      /** The shopper's first message that the agent has not answered. */
      readonly unansweredSince: EpochMs | null
    } & Handed)
  /** The desk is closed; agents find it first when it opens. */
  | ({ readonly status: 'offlineMessage'; readonly since: EpochMs; readonly opensAt: EpochMs | null } & Handed)
  | {
      readonly status: 'closed'
      readonly since: EpochMs
      readonly reason: 'solved' | 'idle'
      /** Who served the episode last; a rating counts for them. */
      readonly agentId: string | null
      readonly humanAsks: number
      readonly isRated: boolean
    }

/** What is known of a conversation from the moment it left the bot. */
export interface Handed {
  readonly desk: string
  readonly priority: Priority
  readonly reason: WaitReason
  /** The bot's likeliest entry, however unsure. */
  readonly about: string | null
  /** The bot goes on answering what it is sure of until an agent joins. */
  readonly dialog: DialogState
}

/** Who speaks for the shop. Every change of it raises the epoch. */
export function ownerOf(state: ConversationState): string {
  switch (state.status) {
    case 'withBot':
      return 'bot'
    case 'waiting':
    case 'offlineMessage':
      return 'queue'
    case 'withAgent':
      return `agent:${state.agentId}`
    case 'closed':
      return 'nobody'
  }
}
