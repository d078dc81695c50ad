import type { Problem } from '../knowledge.ts'
import { isExpired } from '../live-entries.ts'
import { error, type LintRule, placeOf, warning } from './rule.ts'

/** Ids that lead nowhere: follow-ups, welcome buttons, desks of contacts and outlets. */
export const deadReferences: LintRule = ({ content, today }) => {
  const problems: Problem[] = []
  const entries = new Map(content.entries.map(entry => [entry.id, entry]))
  for (const entry of content.entries) {
    entry.follow_ups.forEach((id, at) => {
      const place = placeOf(entry, `follow_ups.${at}`)
      const next = entries.get(id)
      if (!next) problems.push(error('DEAD_FOLLOW_UP', place, `there is no entry "${id}"`))
      else if (next.language !== entry.language) {
        problems.push(error('DEAD_FOLLOW_UP', place, `"${id}" is in the other language (${next.language})`))
      } else if (next === entry) problems.push(warning('DEAD_FOLLOW_UP', place, `"${id}" leads back to itself`))
      else if (isExpired(next, today))
        problems.push(warning('DEAD_FOLLOW_UP', place, `"${id}" has expired and is not offered`))
    })
  }
  for (const language of ['zh', 'en'] as const) {
    for (const id of content.shop.starters[language]) {
      const entry = entries.get(id)
      if (!entry || entry.language !== language) {
        problems.push(
          error('DEAD_STARTER', content.shop.place, `the welcome offers "${id}", but no ${language} entry has this id`),
        )
      } else if (isExpired(entry, today)) {
        problems.push(
          warning('DEAD_STARTER', content.shop.place, `the welcome button "${id}" has expired and is not shown`),
        )
      }
    }
  }
  const hasDesk = (id: string | null) => id === null || Object.hasOwn(content.hours.desks, id)
  const phones = new Set(content.contacts.map(contact => contact.id))
  for (const { id, hoursDesk, place } of [...content.contacts, ...content.outlets]) {
    if (!hasDesk(hoursDesk))
      problems.push(
        error('UNKNOWN_DESK', place, `"${id}" has the hours of desk "${hoursDesk}", which hours.yaml does not have`),
      )
  }
  for (const { id, phoneId, place } of content.outlets) {
    if (phoneId === null || phones.has(phoneId)) continue
    problems.push(
      error(
        'UNKNOWN_CONTACT',
        place,
        `outlet "${id}" refers to "${phoneId}", which official-contacts.yaml does not have`,
      ),
    )
  }
  return problems
}
