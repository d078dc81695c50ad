import type { Place } from '../content.ts'
import type { Problem } from '../knowledge.ts'
import { error, type LintRule } from './rule.ts'
import { say } from './sentences.ts'

/** An id names one thing: entries of both languages share one space, since a choice or a link carries nothing but the id. */
export const duplicateIds: LintRule = ({ content }) => [
  ...twice(content.entries, 'entry', '条目'),
  ...twice(content.cannedReplies, 'canned reply', '快捷回复'),
  ...twice(content.contacts, 'contact', '联系方式'),
  ...twice(content.outlets, 'outlet', '网点'),
  ...twice(content.forms, 'form', '表单'),
]

function twice(things: readonly { readonly id: string; readonly place: Place }[], kind: string, kindZh: string) {
  const first = new Map<string, Place>()
  const problems: Problem[] = []
  for (const { id, place } of things) {
    const earlier = first.get(id)
    if (earlier === undefined) first.set(id, place)
    else problems.push(error('DUPLICATE_ID', place, say('DUPLICATE_ID', { kind, kindZh, id, ...earlier })))
  }
  return problems
}
