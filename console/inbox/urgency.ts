export type Urgency = 'calm' | 'late' | 'overdue'

/** Where a desk names no target, in seconds. */
const USUAL_TARGET = 300
/** From here on there is still time, but not for something else first. */
const LATE_SHARE = 0.6

/** Grey, amber, red: by the desk's target, in seconds. */
export function urgencyOf(waitedSeconds: number, targetSeconds = USUAL_TARGET): Urgency {
  if (waitedSeconds >= targetSeconds) return 'overdue'
  return waitedSeconds >= targetSeconds * LATE_SHARE ? 'late' : 'calm'
}
