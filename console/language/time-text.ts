import type { Locale } from '../../protocol/message.ts'
import type { Words } from './zh.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** "02:10", "1:02:10" from an hour on, whole days from a day on. */
export function clockText(seconds: number, words: Words): string {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole >= 86_400) return words.duration.days(Math.floor(whole / 86_400))
  const hours = Math.floor(whole / 3_600)
  const rest = `${two(Math.floor((whole % 3_600) / 60))}:${two(whole % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

export const timeOfDay = (at: number): string => {
  const date = new Date(at)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

/** A key that is equal for two moments of the same local day. */
export const dayKey = (at: number): string => {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

export function dayText(at: number, now: number, locale: Locale, words: Words): string {
  if (dayKey(at) === dayKey(now)) return words.chat.today
  if (dayKey(at) === dayKey(now - 86_400_000)) return words.chat.yesterday
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(locale, {
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(at)
}

/** The time today, else the day. For rows, where room is scarce. */
export const shortMoment = (at: number, now: number, locale: Locale, words: Words): string =>
  dayKey(at) === dayKey(now) ? timeOfDay(at) : dayText(at, now, locale, words)

export const longMoment = (at: number, now: number, locale: Locale, words: Words): string =>
  `${dayText(at, now, locale, words)} ${timeOfDay(at)}`
