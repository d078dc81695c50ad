import { SHOPPER_CLASSES, type ShopperClass } from './scenario.ts'
import type { Wait } from './simulate.ts'

export interface ClassWaits {
  readonly class: ShopperClass | 'all'
  readonly shoppers: number
  readonly served: number
  /** Seconds, of those who were served. */
  readonly median: number
  readonly p90: number
  readonly longest: number
  /** Share who gave up. */
  readonly gaveUp: number
}

export function waitsByClass(waits: readonly Wait[]): ClassWaits[] {
  const classes = [...SHOPPER_CLASSES, 'all'] as const
  return classes.map(kind => {
    const own = kind === 'all' ? waits : waits.filter(wait => wait.class === kind)
    const seconds = own.filter(wait => wait.isServed).map(wait => wait.seconds)
    seconds.sort((a, b) => a - b)
    return {
      class: kind,
      shoppers: own.length,
      served: seconds.length,
      median: quantile(seconds, 0.5),
      p90: quantile(seconds, 0.9),
      longest: seconds.at(-1) ?? 0,
      gaveUp: own.length === 0 ? 0 : (own.length - seconds.length) / own.length,
    }
  })
}

export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0
}

export interface Coverage {
  /** Promises of which the truth is known. */
  readonly promises: number
  readonly inside: number
  readonly sooner: number
  readonly later: number
  /** Seconds from low to high, the median. */
  readonly width: number
}

/**
 * How many waits ended inside the range that was told. Of who gave up, only those count who had waited beyond the range
 * by then: of the others nobody knows.
 *
 * @param first only the range told at the start of a wait, else every one that was told.
 */
export function coverageOf(waits: readonly Wait[], { first }: { first: boolean }): Coverage {
  let [promises, inside, sooner, later] = [0, 0, 0, 0]
  const widths: number[] = []
  for (const { promises: told, seconds, isServed } of waits) {
    for (const { waited, low, high } of first ? told.slice(0, 1) : told) {
      const left = seconds - waited
      if (!isServed && left <= high) continue
      promises += 1
      widths.push(high - low)
      if (left > high) later += 1
      else if (left < low) sooner += 1
      else inside += 1
    }
  }
  widths.sort((a, b) => a - b)
  const share = (count: number) => (promises === 0 ? 0 : count / promises)
  return {
    promises,
    inside: share(inside),
    sooner: share(sooner),
    later: share(later),
    width: quantile(widths, 0.5),
  }
}
