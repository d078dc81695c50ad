const STEP_MS = 20

/**
 * Time as a process in the same place lives it: counted in short steps, so that a second in which the machine or the
 * disk held everybody up counts as one step. What waits in this process is measured by it; what a desk itself lets pass
 * counts in full.
 */
export interface LivedClock {
  /** Milliseconds lived since the start. */
  livedMs(): number
  stop(): void
}

export function startLivedClock(): LivedClock {
  let steps = 0
  const timer = setInterval(() => {
    steps += 1
  }, STEP_MS)
  return { livedMs: () => steps * STEP_MS, stop: () => clearInterval(timer) }
}
