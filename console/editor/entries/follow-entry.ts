import type { FaqView } from './read-faq.ts'

/** Where an entry stands after its file was changed; `null` when it is gone, or has no id to know it by. */
export function followEntry(before: FaqView | null, after: FaqView | null, index: number): number | null {
  if (before?.kind !== 'faq' || after?.kind !== 'faq') return null
  const id = before.entries.find(each => each.index === index)?.id
  return id ? (after.entries.find(each => each.id === id)?.index ?? null) : null
}
