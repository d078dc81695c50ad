/** A clock that a test sets; it stands still otherwise. */
export interface Clock {
  (): number
  /** Moves on by so many milliseconds. */
  pass(ms: number): void
}

/** Monday, 2 November 2026, 10:00 in Shanghai. */
export const MONDAY_MORNING = Date.UTC(2026, 10, 2, 2, 0)

export function createClock(start = MONDAY_MORNING): Clock {
  let at = start
  return Object.assign(() => at, {
    pass(ms: number) {
      at += ms
    },
  })
}
