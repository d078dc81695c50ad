import { isExpired } from '../live-entries.ts'
import { type LintRule, placeOf, warning } from './rule.ts'
import { say } from './sentences.ts'

/** R110: an answer says where it comes from and when somebody last checked it, and that is not too long ago. */
export const undatedSources: LintRule = ({ content, today }) =>
  content.entries.flatMap(entry => {
    if (isExpired(entry, today)) return []
    const place = placeOf(entry, 'source')
    if (entry.source === undefined) return [warning('NO_SOURCE', entry.place, say('NO_SOURCE', { id: entry.id }))]
    const checked = typeof entry.source === 'string' ? undefined : entry.source.checked
    if (checked === undefined) return [warning('UNDATED_SOURCE', place, say('UNDATED_SOURCE', { id: entry.id }))]
    if (checked > today)
      return [warning('UNDATED_SOURCE', place, say('CHECKED_IN_FUTURE', { id: entry.id, day: checked }))]
    return checked < aYearBefore(today)
      ? [warning('OLD_SOURCE', place, say('OLD_SOURCE', { id: entry.id, day: checked }))]
      : []
  })

function aYearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`
}
