const FIRST_MS = 400
const LONGEST_MS = 20_000

/**
 * How long to wait before try number `tries` (0, 1, 2 …), in milliseconds. Doubles up to 20 s; half of it is chance,
 * so that a thousand shoppers do not come back in the same instant after a restart.
 */
export function backoffMs(tries: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** tries)
  return Math.round(full / 2 + (full / 2) * random)
}
