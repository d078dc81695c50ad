import type { Collections } from './collections.ts'
import type { Filing } from './filing.ts'
import type { Steady } from './steady.ts'

const EVERY_MS = 5_000
/** What is younger belongs to a node that is most likely at it. */
const LEFT_BEHIND_AFTER_MS = 5_000
/** Longer than any node can take to copy what it has read before. */
const SENT_ROWS_STAY_MS = 24 * 60 * 60_000

/**
 * Finishes what crashed nodes have left pending: all of it at the start, later what is left behind. Ends rows of the
 * outbox that were sent long ago.
 *
 * @returns what stops it.
 */
export async function startSweeper(
  { outbox }: Collections,
  steady: Steady,
  filing: Filing,
  everyMs: number | null = EVERY_MS,
): Promise<() => Promise<void>> {
  let running: Promise<unknown> = sweep(Date.now())
  await running
  if (everyMs === null) return async () => {}

  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    // A fault has been told already; the next turn tries again.
    running = sweep(Date.now() - LEFT_BEHIND_AFTER_MS)
      .catch(() => {})
      .finally(() => {
        isBusy = false
      })
  }, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }

  async function sweep(until: number): Promise<void> {
    while ((await filing.sweep(until)) > 0);
    await steady(() => outbox.deleteMany({ isLive: false, readyAt: { $lte: Date.now() - SENT_ROWS_STAY_MS } }))
  }
}
