import { type EntryRule, placeOf, warning } from './rule.ts'
import { say } from './sentences.ts'

/** R110: an answer says where it comes from and when somebody last checked it, and that is not too long ago. */
export const undatedSource: EntryRule = ({ today }) => {
  const aYearAgo = aYearBefore(today)
  return entry => {
    const { id, source } = entry
    if (source === undefined) return [warning('NO_SOURCE', entry.place, say('NO_SOURCE', { id }))]
    const place = placeOf(entry, 'source')
    const day = typeof source === 'string' ? undefined : source.checked
    if (day === undefined) return [warning('UNDATED_SOURCE', place, say('UNDATED_SOURCE', { id }))]
    if (day > today) return [warning('UNDATED_SOURCE', place, say('CHECKED_IN_FUTURE', { id, day }))]
    return day < aYearAgo ? [warning('OLD_SOURCE', place, say('OLD_SOURCE', { id, day }))] : []
  }
}

function aYearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`
}
