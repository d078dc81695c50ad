/** How many times the computing that the work takes for four times its size: 4 when it is linear, 16 when it is quadratic. */
export function growthOf(work: (size: number) => unknown, size: number): number {
  let [once, fourfold] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  // In turn, since code gets quicker while it runs; the least of each, since other work of the process gets in between.
  for (let round = 0; round < 24; round++) {
    once = Math.min(once, computingOf(() => work(size)))
    fourfold = Math.min(fourfold, computingOf(() => work(size * 4)))
  }
  return fourfold / once
}

/** Microseconds of a processor for one run, over as many runs as it takes to tell. */
function computingOf(work: () => unknown): number {
  const begun = process.cpuUsage()
  for (let runs = 1; ; runs++) {
    work()
    const { user, system } = process.cpuUsage(begun)
    if (user + system > 3_000) return (user + system) / runs
  }
}
