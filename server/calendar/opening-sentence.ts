import type { Calendar } from './opening.ts'
import { addDays, localTime, weekdayOf } from './zoned-time.ts'

export type SentenceLocale = 'zh-CN' | 'en'

const ZH_WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const EN_WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** "明天（周日，调休上班）8:00", "today at 13:30", "10月9日（周五）8:00": when a desk opens, as a person would say it. */
export function openingSentence(opensAt: number, now: number, calendar: Calendar, locale: SentenceLocale): string {
  const opening = localTime(opensAt, calendar.timezone)
  const today = localTime(now, calendar.timezone).day
  const isWorked = Object.hasOwn(calendar.special.worked, opening.day)
  const clock = `${Math.floor(opening.minute / 60)}:${String(opening.minute % 60).padStart(2, '0')}`
  const weekday = weekdayOf(opening.day)

  if (locale === 'en') {
    const extra = isWorked ? ', a working day' : ''
    if (opening.day === today) return `today at ${clock}`
    if (opening.day === addDays(today, 1)) return `tomorrow (${EN_WEEKDAYS[weekday]}${extra}) at ${clock}`
    return `${EN_WEEKDAYS[weekday]}, ${opening.day}${extra} at ${clock}`
  }
  if (opening.day === today) return `今天 ${clock}`
  const inBrackets = `（${ZH_WEEKDAYS[weekday]}${isWorked ? '，调休上班' : ''}）`
  if (opening.day === addDays(today, 1)) return `明天${inBrackets}${clock}`
  if (opening.day === addDays(today, 2)) return `后天${inBrackets}${clock}`
  const [, month = '', date = ''] = opening.day.split('-')
  return `${Number(month)}月${Number(date)}日${inBrackets}${clock}`
}
