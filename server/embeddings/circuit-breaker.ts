const FAILURES_UNTIL_OPEN = 3
const OPEN_FOR_MS = 30_000

/** Keeps calls from a server that does not answer, so that it costs nobody any waiting; one call now and then tries again. */
export interface CircuitBreaker {
  /** Whether a call may be made now. The first one after a pause is the only one until it is told how it went. */
  mayCall(): boolean
  succeeded(): void
  failed(): void
}

export function createCircuitBreaker(now: () => number, onChange: (isOpen: boolean) => void): CircuitBreaker {
  let failures = 0
  let isOpen = false
  let openUntil = 0

  return {
    mayCall() {
      if (!isOpen) return true
      if (now() < openUntil) return false
      openUntil = now() + OPEN_FOR_MS
      return true
    },
    succeeded() {
      failures = 0
      if (!isOpen) return
      isOpen = false
      onChange(false)
    },
    failed() {
      failures++
      if (failures < FAILURES_UNTIL_OPEN) return
      openUntil = now() + OPEN_FOR_MS
      if (isOpen) return
      isOpen = true
      onChange(true)
    },
  }
}
