import { isExpired } from '../live-entries.ts'
import { type LintRule, placeOf, warning } from './rule.ts'

/** R110: an answer says where it comes from and when somebody last checked it, and that is not too long ago. */
export const undatedSources: LintRule = ({ content, today }) =>
  content.entries.flatMap(entry => {
    if (isExpired(entry, today)) return []
    const place = placeOf(entry, 'source')
    if (entry.source === undefined) return [warning('NO_SOURCE', entry.place, `"${entry.id}" names no source`)]
    const checked = typeof entry.source === 'string' ? undefined : entry.source.checked
    if (checked === undefined)
      return [warning('UNDATED_SOURCE', place, `the source of "${entry.id}" has no "checked" day`)]
    if (checked > today)
      return [warning('UNDATED_SOURCE', place, `"${entry.id}" was checked in the future (${checked})`)]
    return checked < aYearBefore(today)
      ? [warning('OLD_SOURCE', place, `"${entry.id}" was last checked on ${checked}`)]
      : []
  })

function aYearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`
}
