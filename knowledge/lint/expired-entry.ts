import { isCalendarDay } from '../calendar-day.ts'
import { isExpired } from '../live-entries.ts'
import { type EntryRule, error, placeOf, warning } from './rule.ts'
import { say } from './sentences.ts'

/** An entry past its `valid_until` is not matched any more; somebody should renew it or take it out. */
export const expiredEntry: EntryRule =
  ({ today }) =>
  entry => {
    const { valid_until: day, id } = entry
    if (day === undefined) return []
    const place = placeOf(entry, 'valid_until')
    if (!isCalendarDay(day)) return [error('IMPOSSIBLE_DAY', place, say('IMPOSSIBLE_DAY', { day }))]
    return isExpired(entry, today) ? [warning('EXPIRED', place, say('EXPIRED', { id, day }))] : []
  }
