import { foldText } from '../fold-text.ts'
import type { Problem } from '../knowledge.ts'
import { liveEntries } from '../live-entries.ts'
import { error, type LintRule, placeOf, warning } from './rule.ts'

/** The same question under two entries of a language can only be answered wrongly; twice in one entry it is only idle. */
export const duplicateQuestions: LintRule = ({ content, today }) => {
  const first = new Map<string, { id: string; where: string }>()
  const problems: Problem[] = []
  for (const entry of liveEntries(content, today)) {
    const texts = [entry.question, ...entry.variants]
    texts.forEach((text, at) => {
      const folded = foldText(text)
      if (folded === '') return
      const place = placeOf(entry, at === 0 ? 'question' : `variants.${at - 1}`)
      const key = `${entry.language} ${folded}`
      const earlier = first.get(key)
      if (!earlier) {
        first.set(key, { id: entry.id, where: `${place.file}:${place.line}` })
      } else if (earlier.id === entry.id) {
        problems.push(warning('REPEATED_VARIANT', place, `"${text}" stands in this entry already (${earlier.where})`))
      } else {
        const message = `"${text}" also belongs to "${earlier.id}" (${earlier.where}); keep it where the answer fits`
        problems.push(error('DUPLICATE_QUESTION', place, message))
      }
    })
  }
  return problems
}
