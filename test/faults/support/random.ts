/** Repeatable chance: the same seed gives the same run (mulberry32). */
export interface Random {
  /** 0 ≤ x < 1 */
  (): number
  between(low: number, high: number): number
  of<T>(things: readonly T[]): T
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return Object.assign(next, {
    between: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)),
    of: <T>(things: readonly T[]): T => things[Math.floor(next() * things.length)] as T,
  })
}
