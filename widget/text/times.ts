import type { Phrases } from './zh-cn.ts'

const DAY_MS = 86_400_000
const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0)
/** Whole days from `now` to `at`; 0 is the same day. Rounded, since a day may have 23 or 25 hours. */
const daysAway = (at: number, now: number): number => Math.round((startOfDay(at) - startOfDay(now)) / DAY_MS)

export interface Times {
  clock(at: number): string
  /** "今天 14:02", "8月3日 周一 14:02". */
  day(at: number, now?: number): string
}

/** Times in the shopper's own time zone. */
export function createTimes(locale: string, phrases: Phrases): Times {
  const clockFormat = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
  const dayFormat = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', weekday: 'short' })
  const yearFormat = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' })
  const clock = (at: number): string => clockFormat.format(at)
  const dayName = (at: number, now: number): string => {
    const away = daysAway(at, now)
    const near = ({ [-1]: phrases.yesterday, 0: phrases.today, 1: phrases.tomorrow } as Record<number, string>)[away]
    return near ?? (Math.abs(away) < 300 ? dayFormat : yearFormat).format(at)
  }
  return { clock, day: (at, now = Date.now()) => `${dayName(at, now)} ${clock(at)}` }
}
