import { type RateLimiterAbstract, RateLimiterMemory } from 'rate-limiter-flexible'

export interface Rate {
  readonly points: number
  /** Seconds. */
  readonly duration: number
}

/** Makes a counter; `name` is its own, and the same on every node. */
export type NewRateCounter = (name: string, rate: Rate) => RateLimiterAbstract

/** Counts what comes to this process. */
export const countHere: NewRateCounter = (name, rate) => new RateLimiterMemory({ ...rate, keyPrefix: name })
