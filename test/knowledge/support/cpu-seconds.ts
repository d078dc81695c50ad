/** Processor time that `work` takes: unlike the clock on the wall, it does not grow when the machine is busy. */
export function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}
