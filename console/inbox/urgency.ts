export type Urgency = 'calm' | 'late' | 'overdue'

/** The desk's reply target, 3 to 5 minutes, in seconds. */
const LATE_AFTER = 180
const OVERDUE_AFTER = 300

export function urgencyOf(waitedSeconds: number): Urgency {
  if (waitedSeconds >= OVERDUE_AFTER) return 'overdue'
  return waitedSeconds >= LATE_AFTER ? 'late' : 'calm'
}
