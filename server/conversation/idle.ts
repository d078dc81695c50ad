import type { EpochMs } from './state.ts'

/** A conversation with an agent in which nobody writes for this long is closed. */
export const IDLE_AFTER_MS = 30 * 60_000

export function idleAfter(lastActivityAt: EpochMs): EpochMs {
  return lastActivityAt + IDLE_AFTER_MS
}

/** What the bot remembers of a dialog is stale after this long; a new visit starts afresh. */
export const DIALOG_STALE_AFTER_MS = 2 * 60 * 60_000
