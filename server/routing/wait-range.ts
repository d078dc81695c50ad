/** Seconds an agent needs for one conversation, until the desk has measured its own. */
const PRIOR_HANDLING_SECONDS = 300

export interface QueueNow {
  /** 1 for the next to be served. */
  readonly position: number
  /** Seconds this shopper has waited so far. */
  readonly waited: number
  /** Sum of the capacities of the agents who are there for the desk. */
  readonly capacity: number
  /** Waits of the newest conversations of the desk, in seconds, any order. */
  readonly recentWaits: readonly number[]
}

/**
 * An honest range of the seconds still to wait: wide while little is known. From the waits that shoppers of this desk
 * had lately and from place × handling time ÷ hands; whole half minutes, and never below what the place alone demands.
 */
export function waitRange({ position, waited, capacity, recentWaits }: QueueNow): [low: number, high: number] {
  const hands = Math.max(1, capacity)
  const byPlace = (position * PRIOR_HANDLING_SECONDS) / hands
  if (capacity === 0) return [halfMinutes(Math.max(120, byPlace / 2)), halfMinutes(Math.max(1_800, byPlace * 3))]

  const left = recentWaits.map(wait => wait - waited).filter(rest => rest > 0)
  if (left.length < 5) return [halfMinutes(byPlace / 3), halfMinutes(byPlace * 2)]

  const sorted = left.toSorted((a, b) => a - b)
  const low = (quantile(sorted, 0.1) + byPlace / 3) / 2
  const high = (quantile(sorted, 0.9) + byPlace * 2) / 2
  return [halfMinutes(low), halfMinutes(Math.max(high, low + 30))]
}

function halfMinutes(seconds: number): number {
  return Math.max(30, Math.round(seconds / 30) * 30)
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0
}
