import type { Problem } from '../knowledge.ts'
import { isExpired } from '../live-entries.ts'
import { error, type LintRule, placeOf, warning } from './rule.ts'
import { say } from './sentences.ts'

/** Ids that lead nowhere: follow-ups, welcome buttons, desks of contacts and outlets. */
export const deadReferences: LintRule = ({ content, today }) => {
  const problems: Problem[] = []
  const entries = new Map(content.entries.map(entry => [entry.id, entry]))
  for (const entry of content.entries) {
    entry.follow_ups.forEach((id, at) => {
      const place = placeOf(entry, `follow_ups.${at}`)
      const next = entries.get(id)
      if (!next) problems.push(error('DEAD_FOLLOW_UP', place, say('DEAD_FOLLOW_UP', { id })))
      else if (next.language !== entry.language) {
        problems.push(error('DEAD_FOLLOW_UP', place, say('DEAD_FOLLOW_UP_LANGUAGE', { id, language: next.language })))
      } else if (next === entry) problems.push(warning('DEAD_FOLLOW_UP', place, say('DEAD_FOLLOW_UP_SELF', { id })))
      else if (isExpired(next, today))
        problems.push(warning('DEAD_FOLLOW_UP', place, say('DEAD_FOLLOW_UP_EXPIRED', { id })))
    })
  }
  for (const language of ['zh', 'en'] as const) {
    for (const id of content.shop.starters[language]) {
      const entry = entries.get(id)
      if (!entry || entry.language !== language) {
        problems.push(error('DEAD_STARTER', content.shop.place, say('DEAD_STARTER', { id, language })))
      } else if (isExpired(entry, today)) {
        problems.push(warning('DEAD_STARTER', content.shop.place, say('DEAD_STARTER_EXPIRED', { id })))
      }
    }
  }
  const hasDesk = (id: string | null) => id === null || Object.hasOwn(content.hours.desks, id)
  const phones = new Set(content.contacts.map(contact => contact.id))
  for (const { id, hoursDesk, place } of [...content.contacts, ...content.outlets]) {
    if (!hasDesk(hoursDesk))
      problems.push(error('UNKNOWN_DESK', place, say('UNKNOWN_DESK', { id, desk: hoursDesk ?? '' })))
  }
  for (const { id, phoneId, place } of content.outlets) {
    if (phoneId === null || phones.has(phoneId)) continue
    problems.push(error('UNKNOWN_CONTACT', place, say('UNKNOWN_CONTACT', { id, contact: phoneId })))
  }
  return problems
}
