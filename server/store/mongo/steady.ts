import { setTimeout as pause } from 'node:timers/promises'
import { isDuplicate, isPassing, storageFault } from './storage-fault.ts'

const GIVE_UP_AFTER_MS = 10_000
const LONGEST_PAUSE_MS = 500

/**
 * Whatever is asked of the database is asked through it. Runs `work`, and again after a passing fault: an election, a
 * broken connection. Its answer may have been lost after it was done, so it must not matter that it is done twice;
 * `attempt` is 1 the first time.
 *
 * @throws DeskError STORE_FULL, STORE_READ_ONLY; anything else as it came.
 */
export type Steady = <T>(work: (attempt: number) => Promise<T>) => Promise<T>

export interface SteadyStore {
  readonly steady: Steady
  /** A sentence while the last thing that was asked has failed. */
  fault(): string | null
}

export function createSteady(onFault: (sentence: string, cause: unknown) => void): SteadyStore {
  let fault: string | null = null

  async function steady<T>(work: (attempt: number) => Promise<T>): Promise<T> {
    const began = performance.now()
    for (let attempt = 1; ; attempt++) {
      try {
        const result = await work(attempt)
        fault = null
        return result
      } catch (error) {
        if (isPassing(error) && performance.now() - began < GIVE_UP_AFTER_MS) {
          await pause(Math.min(LONGEST_PAUSE_MS, 10 * 2 ** attempt) * (0.5 + Math.random() / 2))
          continue
        }
        const known = storageFault(error)
        if (known === null) throw error
        if (fault !== known.message) onFault(known.message, error)
        fault = known.message
        throw known
      }
    }
  }
  return { steady, fault: () => fault }
}

/** An upsert races with another one to insert: the loser finds the row when it asks again. */
export async function upserting<T>(upsert: () => Promise<T>): Promise<T> {
  for (let left = 5; ; left--) {
    try {
      return await upsert()
    } catch (error) {
      if (!isDuplicate(error) || left === 0) throw error
    }
  }
}
