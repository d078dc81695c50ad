import type { Effect } from './effect.ts'
import type { ConversationState, EpochMs } from './state.ts'

const HOUR_MS = 60 * 60_000

/** How long an episode may be rated where the shop says nothing. */
export const RATE_WITHIN_MS = 72 * HOUR_MS

/** How long a new message goes on with who served the shopper, where the shop says nothing. */
export const REOPEN_WITHIN_MS = 24 * HOUR_MS

type Closed = Extract<ConversationState, { status: 'closed' }>

/** `null`: its time is over. */
export function rateUntil({ rateUntil: until, since }: Closed): EpochMs | null {
  return until === undefined ? since + RATE_WITHIN_MS : until
}

/** `null`: the next message begins afresh. */
export function reopenUntil({ reopenUntil: until, since }: Closed): EpochMs | null {
  return until === undefined ? since + REOPEN_WITHIN_MS : until
}

/** The clock decides, whether or not the timer has fired yet; once it has, no clock that is set back undoes it. */
export function canRate(state: Closed, at: EpochMs): boolean {
  return !state.isRated && state.agentId !== null && isBefore(at, rateUntil(state))
}

export function canGoOn(state: Closed, at: EpochMs): boolean {
  return isBefore(at, reopenUntil(state))
}

function isBefore(at: EpochMs, until: EpochMs | null): boolean {
  return until !== null && at < until
}

/** What runs only after the end. */
export const noMoreAfterwards: readonly Effect[] = [
  { type: 'clearTimer', kind: 'rating' },
  { type: 'clearTimer', kind: 'reopen' },
]
