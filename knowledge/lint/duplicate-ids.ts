import type { Place } from '../content.ts'
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
  return things.flatMap(({ id, place }) => {
    const earlier = first.get(id)
    if (!earlier) {
      first.set(id, place)
      return []
    }
    return [
      error('DUPLICATE_ID', place, say('DUPLICATE_ID', { kind, kindZh, id, file: earlier.file, line: earlier.line })),
    ]
  })
}
