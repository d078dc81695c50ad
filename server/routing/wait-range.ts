/** Seconds an agent needs for one conversation, until the desk's own pace is known. */
const PRIOR_HANDLING_SECONDS = 300
/** Joins that the prior weighs as much as. */
const PRIOR_JOINS = 3
/** Joins longer ago than this say little of the pace now. */
const PACE_SECONDS = 1_200
/** Who comes later and is served earlier makes the wait of all others longer by so much. */
const OVERTAKEN = 1.12
/** How far the pace of the next minutes may be from that of the last, as a share of it. */
const UNSURE = 0.2
/** Of a normal distribution, one in ten is beyond. */
const ONE_IN_TEN = 1.28

export interface QueueNow {
  /** 1 for the next to be served. */
  readonly position: number
  /** Sum of the capacities of the agents who are there for the desk. */
  readonly capacity: number
  /** Seconds since agents took the last people of the desk, newest first. */
  readonly recentJoins: readonly number[]
}

/**
 * An honest range of the seconds still to wait, in which four of five waits end: from the place in the queue and the
 * pace at which the desk has taken people lately; wide while little is known. Whole half minutes.
 * `npm run simulate:peak` measures how many waits end inside.
 */
export function waitRange({ position, capacity, recentJoins }: QueueNow): [low: number, high: number] {
  if (capacity === 0) {
    const byPlace = position * PRIOR_HANDLING_SECONDS
    return [halfMinutes(Math.max(120, byPlace / 2)), halfMinutes(Math.max(1_800, byPlace * 3))]
  }
  const likely = OVERTAKEN * position * secondsBetweenJoins(recentJoins, capacity)
  // The sum of `position` pauses of chance length, and a pace that is not known for sure.
  const shape = 1 / (1 / position + UNSURE ** 2)
  const low = halfMinutes(likely * quantileOfGamma(shape, -ONE_IN_TEN))
  const high = halfMinutes(likely * quantileOfGamma(shape, ONE_IN_TEN))
  return [low, Math.max(high, low + 30)]
}

function secondsBetweenJoins(recentJoins: readonly number[], hands: number): number {
  const recent = recentJoins.filter(ago => ago <= PACE_SECONDS)
  const prior = PRIOR_HANDLING_SECONDS / hands
  return (PRIOR_JOINS * prior + (recent.at(-1) ?? 0)) / (PRIOR_JOINS + recent.length)
}

/** Of a gamma distribution of mean 1, by Wilson and Hilferty. */
function quantileOfGamma(shape: number, normalQuantile: number): number {
  return Math.max(0, 1 - 1 / (9 * shape) + normalQuantile / (3 * Math.sqrt(shape))) ** 3
}

function halfMinutes(seconds: number): number {
  return Math.max(0, Math.round(seconds / 30) * 30)
}
