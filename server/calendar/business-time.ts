import { kindOfDay, type Period, type WeekHours } from './hours.ts'
import { type Calendar, isOpen, nextOpening } from './opening.ts'
import { addDays, localTime, momentOf, weekdayOf } from './zoned-time.ts'

const MINUTE_MS = 60_000
const MINUTES_A_DAY = 1_440
/** When a day begins at a desk that never closes. */
const START_OF_WORK_MINUTE = 9 * 60
const LOOK_AHEAD_DAYS = 400

/**
 * The moment at which a desk has been open for so many minutes from `at` on; `null` when it never will be. Zero minutes
 * is the next moment at which it is open.
 */
export function addBusinessMinutes(hours: WeekHours, calendar: Calendar, at: number, minutes: number): number | null {
  const opening = nextOpening(hours, calendar, at)
  if (opening === null) return null
  if (minutes <= 0) return opening
  let left = minutes * MINUTE_MS
  for (const stretch of openStretches(hours, calendar, opening)) {
    const from = Math.max(stretch.from, opening)
    const open = stretch.to - from
    if (left <= open) return from + left
    left -= Math.max(0, open)
  }
  return null
}

/** The first opening on a later day: when what is left today is looked at. A desk without a night begins at nine. */
export function nextDayOpening(hours: WeekHours, calendar: Calendar, at: number): number | null {
  const { day } = localTime(at, calendar.timezone)
  for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const candidate = addDays(day, ahead)
    const [first] = periodsOf(candidate, hours, calendar).map(period => period.from)
    if (first === undefined) continue
    const opening = momentOf(candidate, first, calendar.timezone)
    const startOfWork = momentOf(candidate, START_OF_WORK_MINUTE, calendar.timezone)
    const isThroughTheNight =
      first === 0 && isOpen(hours, calendar, opening - 1) && isOpen(hours, calendar, startOfWork)
    return isThroughTheNight ? startOfWork : opening
  }
  return null
}

/** When the desk is open, from the day before `at` on: in order, and joined where one runs into the next. */
function* openStretches(hours: WeekHours, calendar: Calendar, at: number): Generator<{ from: number; to: number }> {
  const first = addDays(localTime(at, calendar.timezone).day, -1)
  let current: { from: number; to: number } | null = null
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const day = addDays(first, ahead)
    for (const period of periodsOf(day, hours, calendar)) {
      const from = momentOf(day, period.from, calendar.timezone)
      const to = momentOf(day, Math.min(period.to, 2 * MINUTES_A_DAY), calendar.timezone)
      if (current !== null && from <= current.to) current = { from: current.from, to: Math.max(current.to, to) }
      else {
        if (current !== null) yield current
        current = { from, to }
      }
    }
  }
  if (current !== null) yield current
}

function periodsOf(day: string, hours: WeekHours, { special }: Calendar): readonly Period[] {
  return hours[kindOfDay(day, weekdayOf(day), special)]
    .filter(period => period.from < period.to)
    .toSorted((a, b) => a.from - b.from)
}
