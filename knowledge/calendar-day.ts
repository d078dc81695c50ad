import { z } from 'zod'

/** A day that exists, as "2026-09-01". */
export const calendarDay = z
  .string()
  .refine(isCalendarDay, {
    error: 'must be a day that exists, as YYYY-MM-DD',
    params: { zh: '要写日历上有的日期，如 2026-10-01' },
  })
  .meta({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** Today's date where the shop is. `timezone` is an IANA name; UTC when the system does not know it. */
export function dayIn(timezone: string, at: Date): string {
  try {
    return new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }).format(at)
  } catch {
    return at.toISOString().slice(0, 10)
  }
}
