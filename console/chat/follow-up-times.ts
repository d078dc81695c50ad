const HOUR_MS = 3_600_000
const HALF_HOUR_MS = HOUR_MS / 2
/** When offices close; a promise "by the end of the day" is due then. */
const END_OF_DAY = 18
/** Nobody is promised anything for the night. */
const EARLIEST_HOUR = 8
const LATEST_HOUR = 21

/** Moments to promise something by: in two hours, the end of today, of tomorrow, of the third and the seventh day. */
export function followUpTimes(now: number): number[] {
  const endOf = (daysAhead: number) => {
    const day = new Date(now)
    day.setDate(day.getDate() + daysAhead)
    return day.setHours(END_OF_DAY, 0, 0, 0)
  }
  const soon = Math.ceil((now + 2 * HOUR_MS) / HALF_HOUR_MS) * HALF_HOUR_MS
  const hour = new Date(soon).getHours()
  const isByDay = hour >= EARLIEST_HOUR && hour <= LATEST_HOUR
  const later = [endOf(0), endOf(1), endOf(3), endOf(7)].filter(at => at > soon)
  return isByDay ? [soon, ...later] : later
}
