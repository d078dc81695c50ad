const FACTOR = 64

/**
 * How many times more a piece costs in a work 64 times the size: about 1 when the work is linear, 64 when it is quadratic.
 * So far apart that neither a busy machine nor a clock with coarse ticks can take the one for the other.
 */
export function growthOf(work: (size: number) => unknown, size: number): number {
  let once = Number.POSITIVE_INFINITY
  let larger = Number.POSITIVE_INFINITY
  // In turn, since code gets quicker while it runs; the least of each, since other work of the machine gets in between.
  for (let round = 0; round < 8; round++) {
    once = Math.min(
      once,
      timeOf(() => work(size)),
    )
    larger = Math.min(
      larger,
      timeOf(() => work(size * FACTOR)),
    )
  }
  return larger / once / FACTOR
}

/** Milliseconds for one run, over as many runs as it takes to tell. */
function timeOf(work: () => unknown): number {
  const begun = performance.now()
  for (let runs = 1; ; runs++) {
    work()
    const passed = performance.now() - begun
    if (passed > 3) return passed / runs
  }
}
