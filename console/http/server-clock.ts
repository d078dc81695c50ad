/** Clocks on office machines are often wrong; below this it is the way of the answer, not the clock. */
const WORTH_MINDING_MS = 2_000

let aheadMs = 0

/** Learns from an answer's `Date` header how far this machine's clock is off. */
export function learnServerTime(date: string | null, localNow = Date.now()) {
  const at = Date.parse(date ?? '')
  if (Number.isNaN(at)) return
  const off = at - localNow
  aheadMs = Math.abs(off) < WORTH_MINDING_MS ? 0 : off
}

/** The time by the server's clock: what waiting is measured by. */
export const serverNow = (): number => Date.now() + aheadMs
