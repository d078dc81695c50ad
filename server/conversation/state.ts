import type { DialogState, HandOverReason } from '../../bot/decision.ts'
import type { Rule } from './rule.ts'

/** Milliseconds since 1970 UTC. */
export type EpochMs = number

/** Hazards are served first; the others have a head start or none, see `routing/priority.ts`. */
export type Priority = 'safety' | 'complaint' | 'member' | 'normal'

/** Why a conversation is with people: the bot's reasons, the button, or a colleague's transfer. */
export type WaitReason =
  | HandOverReason
  | 'button'
  | 'supervisor'
  | 'transfer'
  | 'agentLost'
  | 'declined'
  | 'noAnswer'
  | 'takenOver'
  | 'work'

/** What somebody who waited left instead of waiting on: a way to be reached. A row of work goes with it. */
export interface Left {
  readonly kind: 'message' | 'callback'
  readonly contact: string
  /** When somebody will look at it or call; `null`: when its turn comes. */
  readonly at: EpochMs | null
  readonly workId: string
}

export type ConversationState =
  | {
      readonly status: 'withBot'
      readonly since: EpochMs
      readonly lastTurnAt: EpochMs
      readonly dialog: DialogState
      /** Who served this shopper last; asked first if free. */
      readonly lastAgentId?: string
      /** The answer that was given in the last turns, again and again. */
      readonly repeats?: { readonly entryId: string; readonly times: number }
    }
  | ({
      readonly status: 'waiting'
      readonly since: EpochMs
      /** Gave it back to the queue: the router leaves this agent out, a claim by hand stays possible. */
      readonly declinedBy?: string
      /** When it was given back unopened: who missed it may be back at the desk later. */
      readonly missedAt?: EpochMs
    } & Handed)
  | ({
      readonly status: 'withAgent'
      readonly agentId: string
      readonly since: EpochMs
      /** Start of the wait that ended with this agent: the place to go back to. */
      readonly queuedAt: EpochMs
      /** The shopper's first message that the agent has not answered. */
      readonly unansweredSince: EpochMs | null
      /** The desk's target has passed, and the shopper still waits for an answer. */
      readonly isReplyLate?: boolean
      /** Given by the router and not opened yet. */
      readonly isOffered?: boolean
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
      /** `null`: the time to rate it is over. */
      readonly rateUntil?: EpochMs | null
      /** A message until then goes on with who served the episode; `null`: the next one begins afresh. */
      readonly reopenUntil?: EpochMs | null
      readonly caseNumber?: string
      /** By when the agent promised to follow it up. */
      readonly followUpAt?: EpochMs
      /** What it was about, in the shopper's language. */
      readonly summary?: string
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
  /** What brought a person or raised the priority: the most telling of all that fired. */
  readonly rule?: Rule | null
  /** The desk's target for a reply when the conversation came. */
  readonly replyWithinMs?: number
  /** Times it was handed on without a note (R9: at most once). */
  readonly bareTransfers?: number
  readonly lastAgentId?: string
  readonly supervisorAsked?: boolean
  /** A complaint about an agent: nobody below a supervisor takes it (R91). */
  readonly superiorOnly?: boolean
  /** The agent complained of, who does not get it. */
  readonly against?: string
  readonly left?: Left
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
