import { countHere, type NewRateCounter } from '../rate-counter.ts'

export interface DelayRule {
  /** Tries within the window before any delay. */
  readonly free: number
  /** Tries between one delay and the next. */
  readonly thenFree: number
  readonly windowSeconds: number
  /** Doubles with every further delay of the day, up to the longest. */
  readonly firstDelaySeconds: number
  readonly longestDelaySeconds: number
}

const daySeconds = 86_400

/** Counts tries by key. Past the free ones a key is closed for a while, each time for twice as long. */
export function createGrowingDelay(name: string, rule: DelayRule, newCounter: NewRateCounter = countHere) {
  const tries = newCounter(`${name}-tries`, { points: rule.free, duration: rule.windowSeconds })
  const strikes = newCounter(`${name}-strikes`, { points: 1, duration: daySeconds })

  return {
    /** Milliseconds until the key opens; 0 when it is open. */
    async waitMs(key: string): Promise<number> {
      const seen = await tries.get(key)
      return seen !== null && seen.consumedPoints > rule.free ? Math.max(0, seen.msBeforeNext) : 0
    },
    /** @returns milliseconds until the key opens; 0 when this try may go on. */
    async count(key: string): Promise<number> {
      const earlier = await strikes.get(key)
      const seen = await tries.penalty(key)
      if (seen.consumedPoints > rule.free + 1) return seen.msBeforeNext
      if (seen.consumedPoints <= (earlier === null ? rule.free : rule.thenFree)) return 0

      const strike = await strikes.penalty(key)
      const seconds = Math.min(rule.firstDelaySeconds * 2 ** (strike.consumedPoints - 1), rule.longestDelaySeconds)
      return (await tries.block(key, seconds)).msBeforeNext
    },
    /** Takes one counted try back, unless the key has closed. */
    async takeBack(key: string): Promise<void> {
      const seen = await tries.get(key)
      if (seen !== null && seen.consumedPoints > 0 && seen.consumedPoints <= rule.free) await tries.reward(key)
    },
    async forget(key: string): Promise<void> {
      await tries.delete(key)
      await strikes.delete(key)
    },
  }
}
