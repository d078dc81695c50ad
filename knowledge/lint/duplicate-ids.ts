import type { Place } from '../content.ts'
import { error, type LintRule } from './rule.ts'

/** An id names one thing: entries of both languages share one space, since a choice or a link carries nothing but the id. */
export const duplicateIds: LintRule = ({ content }) => [
  ...twice(content.entries, 'entry'),
  ...twice(content.cannedReplies, 'canned reply'),
  ...twice(content.contacts, 'contact'),
  ...twice(content.outlets, 'outlet'),
  ...twice(content.forms, 'form'),
]

function twice(things: readonly { readonly id: string; readonly place: Place }[], kind: string) {
  const first = new Map<string, Place>()
  return things.flatMap(({ id, place }) => {
    const earlier = first.get(id)
    if (!earlier) {
      first.set(id, place)
      return []
    }
    return [
      error('DUPLICATE_ID', place, `the ${kind} "${id}" stands in ${earlier.file}:${earlier.line} already; rename one`),
    ]
  })
}
