import { z } from 'zod'
import type { Period } from './knowledge.ts'

const DAY = 1_440
const WRITTEN = /^\s*(\d{1,2})[:：](\d{2})\s*[-–—~～至到]\s*(\d{1,2})[:：](\d{2})\s*$/

/**
 * Reads "08:00-20:00" into minutes after midnight. A period that ends before it begins passes midnight, so that
 * "22:00-02:00" ends at 1560. En dashes, "~" and "至" may stand for "-".
 *
 * @returns null when the text is no period, or an empty one.
 */
export function parsePeriod(text: string): Period | null {
  const found = WRITTEN.exec(text)
  if (!found) return null
  const [fromHour, fromMinute, toHour, toMinute] = found.slice(1).map(Number) as [number, number, number, number]
  if (fromMinute > 59 || toMinute > 59) return null
  const from = fromHour * 60 + fromMinute
  const to = toHour * 60 + toMinute
  if (from >= DAY || to > DAY || from === to) return null
  return { from, to: to > from ? to : to + DAY }
}

/** A period as content staff write it; said in both languages when it is none. */
export const period = z
  .string()
  .meta({ pattern: WRITTEN.source })
  .transform((typed, context): Period => {
    const parsed = parsePeriod(typed)
    if (parsed) return parsed
    context.addIssue({
      code: 'custom',
      message: `is "${typed}"; hours are written as "08:00-20:00"`,
      params: { zh: `写成了“${typed}”；时间要写成“08:00-20:00”` },
    })
    return z.NEVER
  })
