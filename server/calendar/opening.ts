import { kindOfDay, type Period, type SpecialDays, type WeekHours } from './hours.ts'
import { addDays, localTime, momentOf, weekdayOf } from './zoned-time.ts'

export interface Calendar {
  readonly timezone: string
  readonly special: SpecialDays
}

const MINUTES_A_DAY = 1_440
/** Long enough for any holiday; a desk that does not open within it counts as never open. */
const LOOK_AHEAD_DAYS = 400

export function isOpen(hours: WeekHours, calendar: Calendar, at: number): boolean {
  const { day, minute } = localTime(at, calendar.timezone)
  const today = periodsOf(day, hours, calendar).some(p => p.from <= minute && minute < p.to)
  return today || periodsOf(addDays(day, -1), hours, calendar).some(p => minute + MINUTES_A_DAY < p.to)
}

/** `at` itself when the desk is open then; `null` when its hours name no opening at all. Milliseconds since 1970 UTC. */
export function nextOpening(hours: WeekHours, calendar: Calendar, at: number): number | null {
  if (isOpen(hours, calendar, at)) return at
  const { day } = localTime(at, calendar.timezone)
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const candidate = addDays(day, ahead)
    const openings = periodsOf(candidate, hours, calendar)
      .map(period => momentOf(candidate, period.from, calendar.timezone))
      .filter(moment => moment > at)
    if (openings.length > 0) return Math.min(...openings)
  }
  return null
}

function periodsOf(day: string, hours: WeekHours, { special }: Calendar): readonly Period[] {
  return hours[kindOfDay(day, weekdayOf(day), special)].filter(period => period.from < period.to)
}
