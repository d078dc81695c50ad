/** A moment on the wall clock of a time zone. */
export interface LocalTime {
  /** "2026-11-22" */
  readonly day: string
  /** Minutes after midnight, 0–1439. */
  readonly minute: number
  /** 0 Sunday … 6 Saturday. */
  readonly weekday: number
}

const DAY_MS = 86_400_000
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timezone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timezone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formatters.set(timezone, formatter)
  }
  return formatter
}

/** Local wall clock at `at`, written as if it were UTC, in milliseconds. */
function wallClock(at: number, timezone: string): number {
  const field: Record<string, number> = {}
  for (const part of formatterOf(timezone).formatToParts(at)) field[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** @param at milliseconds since 1970 UTC. @param timezone an IANA name; an unknown one throws RangeError. */
export function localTime(at: number, timezone: string): LocalTime {
  const wall = wallClock(at, timezone)
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS
  return {
    day: dayName(midnight),
    minute: Math.floor((wall - midnight) / 60_000),
    weekday: new Date(midnight).getUTCDay(),
  }
}

/**
 * The moment at which a local day reaches a minute (which may lie beyond 1440: the next day).
 * Where clocks jump forward over it, the first moment after the jump; where they fall back, the first of the two.
 */
export function momentOf(day: string, minute: number, timezone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  // The zone's offset before and after any change within a day of the wanted time.
  const offsets = [wanted - DAY_MS, wanted + DAY_MS].map(guess => wallClock(guess, timezone) - guess)
  const candidates = offsets.map(offset => wanted - offset).sort((a, b) => a - b)
  for (const candidate of candidates) if (wallClock(candidate, timezone) === wanted) return candidate
  return candidates.at(-1) ?? wanted
}

/** The day `count` days after `day`. */
export function addDays(day: string, count: number): string {
  return dayName(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS)
}

export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

function dayName(utcMidnight: number): string {
  return new Date(utcMidnight).toISOString().slice(0, 10)
}
