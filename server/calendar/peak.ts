import type { Period } from './hours.ts'
import { localTime } from './zoned-time.ts'

/** Whole days, and hours of every day, in which everybody comes at once. */
export interface Peaks {
  readonly days: readonly string[]
  readonly hours: readonly Period[]
}

export function isPeak({ days, hours }: Peaks, timezone: string, at: number): boolean {
  if (days.length === 0 && hours.length === 0) return false
  const { day, minute } = localTime(at, timezone)
  const isWithin = (wanted: number) => hours.some(({ from, to }) => from <= wanted && wanted < to)
  // The second: hours of yesterday, past midnight.
  return days.includes(day) || isWithin(minute) || isWithin(minute + 1_440)
}
