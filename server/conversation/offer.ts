import type { EpochMs } from './state.ts'

/** An agent to whom the router gave a conversation opens it within this long, or a colleague is asked. */
export const OPEN_WITHIN_MS = 2 * 60_000

/** Who missed an offer is asked again after this long, should nobody else have taken it. */
export const ASK_AGAIN_AFTER_MS = 3 * 60_000

/** What a desk means by "soon" where it says nothing (R52: three to five minutes). */
export const REPLY_WITHIN_MS = 5 * 60_000

export function replyDueAt(unansweredSince: EpochMs, { replyWithinMs }: { readonly replyWithinMs?: number }): EpochMs {
  return unansweredSince + (replyWithinMs ?? REPLY_WITHIN_MS)
}
