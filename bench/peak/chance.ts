import { createRandom } from '../../test/faults/support/random.ts'

/** The distributions of a day, repeatable by their seed. */
export interface Chance {
  /** 0 ≤ x < 1 */
  uniform(): number
  exponential(mean: number): number
  logNormal(mean: number, spread: number): number
  /** One of the keys, by its share; `rest` for what the shares leave over. */
  share<K extends string, R extends string>(shares: Readonly<Record<K, number>>, rest: R): K | R
}

export function createChance(seed: number): Chance {
  const uniform = createRandom(seed)
  const exponential = (mean: number) => -mean * Math.log(1 - uniform())
  function normal(): number {
    return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  }
  return {
    uniform,
    exponential,
    logNormal: (mean, spread) => mean * Math.exp(spread * normal() - (spread * spread) / 2),
    share(shares, rest) {
      let left = uniform()
      for (const [key, share] of Object.entries<number>(shares)) {
        left -= share
        if (left < 0) return key as keyof typeof shares
      }
      return rest
    },
  }
}
