const HOUR_MS = 3_600_000
/** When offices close; a promise "by the end of the day" is due then. */
const END_OF_DAY = 18

/** Moments to promise something by: in two hours, the end of today, of tomorrow, of the third and the seventh day. */
export function followUpTimes(now: number): number[] {
  const endOf = (daysAhead: number) => {
    const day = new Date(now)
    day.setDate(day.getDate() + daysAhead)
    return day.setHours(END_OF_DAY, 0, 0, 0)
  }
  const soon = Math.ceil((now + 2 * HOUR_MS) / (HOUR_MS / 2)) * (HOUR_MS / 2)
  return [soon, endOf(0), endOf(1), endOf(3), endOf(7)].filter((at, place) => place === 0 || at > soon)
}
