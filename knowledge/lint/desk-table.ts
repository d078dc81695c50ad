import type { Problem } from '../knowledge.ts'
import { error, type LintRule, warning } from './rule.ts'
import { say } from './sentences.ts'

/** `desks.yaml` against the rest: hours, overflow and categories that lead nowhere, and one category at two desks. */
export const deskTable: LintRule = ({ content }) => {
  const problems: Problem[] = []
  const { desks } = content.desks
  const written = new Set(content.entries.map(entry => entry.category))
  const deskOf = new Map<string, string>()
  for (const [id, place] of Object.entries(content.chatDeskPlaces)) {
    const desk = desks[id]
    if (desk === undefined) continue
    if (desk.hoursDesk !== null && !Object.hasOwn(content.hours.desks, desk.hoursDesk))
      problems.push(error('UNKNOWN_DESK', place, say('UNKNOWN_DESK', { id, desk: desk.hoursDesk })))
    if (desk.overflow !== null && !Object.hasOwn(desks, desk.overflow.desk))
      problems.push(error('UNKNOWN_DESK', place, say('OVERFLOW_TO_NOBODY', { id, desk: desk.overflow.desk })))
    else if (desk.overflow?.desk === id)
      problems.push(error('DESK_OVERFLOWS_TO_ITSELF', place, say('DESK_OVERFLOWS_TO_ITSELF', { id })))
    for (const category of desk.categories) {
      const other = deskOf.get(category)
      deskOf.set(category, id)
      if (other !== undefined)
        problems.push(error('CATEGORY_AT_TWO_DESKS', place, say('CATEGORY_AT_TWO_DESKS', { category, other, id })))
      else if (!written.has(category))
        problems.push(warning('UNUSED_CATEGORY', place, say('UNUSED_CATEGORY', { category, id })))
    }
  }
  return problems
}
