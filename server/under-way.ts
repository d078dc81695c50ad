/** Counts what has begun and not ended, so that a stop can wait for it. */
export interface UnderWay {
  begin(): void
  end(): void
  /** Until this is over, so is nothing. */
  run<T>(work: Promise<T>): Promise<T>
  /** @returns whether everything has ended in time. */
  none(withinMs: number): Promise<boolean>
}

export function createUnderWay(): UnderWay {
  let count = 0
  let waiting: (() => void)[] = []

  function end(): void {
    count -= 1
    if (count > 0) return
    for (const tell of waiting) tell()
    waiting = []
  }

  return {
    begin() {
      count += 1
    },
    end,
    run(work) {
      count += 1
      return work.finally(end)
    },
    none: withinMs =>
      new Promise(resolve => {
        if (count === 0) return resolve(true)
        const patience = setTimeout(() => resolve(false), withinMs)
        waiting.push(() => {
          clearTimeout(patience)
          resolve(true)
        })
      }),
  }
}
