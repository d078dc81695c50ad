import type { Language } from '../bot/entry.ts'
import type { DeskHours, Period } from './knowledge.ts'

const DAY = 1_440

/** "工作日 8:00–20:00，周末及节假日 9:00–18:00", "全天 24 小时", "Mon–Fri 9:00–18:00; closed on weekends and public holidays". */
export function sayHours(desk: DeskHours, language: Language): string {
  const weekday = sayPeriods(desk.weekday, language)
  const weekend = sayPeriods(desk.weekend, language)
  const holiday = sayPeriods(desk.holiday, language)
  const words = language === 'zh' ? ZH : EN
  if (weekday === weekend && weekend === holiday)
    return weekday === words.always ? weekday : words.on(words.daily, weekday)
  if (weekday === weekend) return words.join([words.on(words.daily, weekday), words.on(words.holidays, holiday)])
  if (weekend === holiday)
    return words.join([words.on(words.weekdays, weekday), words.on(words.weekendsAndHolidays, weekend)])
  return words.join([
    words.on(words.weekdays, weekday),
    words.on(words.weekends, weekend),
    words.on(words.holidays, holiday),
  ])
}

/** "8:30–12:00、14:00–18:00"; "全天 24 小时" for a whole day; "" when closed. */
export function sayPeriods(periods: readonly Period[], language: Language): string {
  const words = language === 'zh' ? ZH : EN
  if (periods.some(period => period.from === 0 && period.to === DAY)) return words.always
  return periods
    .map(({ from, to }) => `${clock(from)}–${to > DAY ? words.nextDay(clock(to - DAY)) : clock(to)}`)
    .join(words.and)
}

const ZH = {
  always: '全天 24 小时',
  and: '、',
  daily: '每天',
  weekdays: '工作日',
  weekends: '周末',
  holidays: '节假日',
  weekendsAndHolidays: '周末及节假日',
  nextDay: (time: string) => `次日 ${time}`,
  on: (days: string, periods: string) => (periods === '' ? `${days}休息` : `${days} ${periods}`),
  join: (parts: readonly string[]) => parts.join('，'),
}

const EN: typeof ZH = {
  always: '24 hours a day',
  and: ' and ',
  daily: 'every day',
  weekdays: 'working days',
  weekends: 'weekends',
  holidays: 'public holidays',
  weekendsAndHolidays: 'weekends and public holidays',
  nextDay: time => `${time} the next day`,
  on: (days, periods) => (periods === '' ? `closed on ${days}` : `${days} ${periods}`),
  join: parts => parts.join('; '),
}

function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
