/** How many times the computing that the work takes for four times its size: 4 when it is linear, 16 when it is quadratic. */
export function growthOf(work: (size: number) => unknown, size: number): number {
  const once: number[] = []
  const fourfold: number[] = []
  // In turn, since code gets quicker while it runs; the least of each, since other work of the process gets in between.
  for (let round = 0; round < 24; round++) {
    once.push(computingOf(() => work(size)))
    fourfold.push(computingOf(() => work(size * 4)))
  }
  return Math.min(...fourfold) / Math.min(...once)
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
