import type { FaqRecord } from '../content.ts'
import { foldText } from '../fold-text.ts'
import type { Problem } from '../knowledge.ts'
import { liveEntries } from '../live-entries.ts'
import { remembered } from './remembered.ts'
import { error, type LintRule, placeOf, warning } from './rule.ts'
import { say } from './sentences.ts'

/**
 * The same title over two entries of a language is an error: shoppers could not tell the choices apart. The same
 * variant in two entries makes the bot unsure, and twice in one it is idle.
 */
export const duplicateQuestions: LintRule = ({ content, today }) => {
  const first = new Map<string, { id: string; where: string; isTitle: boolean }>()
  const problems: Problem[] = []
  for (const entry of liveEntries(content, today)) {
    for (const { text, key, place, isTitle } of claimsOf(entry)) {
      const earlier = first.get(key)
      if (!earlier) {
        first.set(key, { id: entry.id, where: `${place.file}:${place.line}`, isTitle })
      } else if (earlier.id === entry.id) {
        problems.push(warning('REPEATED_VARIANT', place, say('REPEATED_VARIANT', { text, where: earlier.where })))
      } else {
        const message = say('DUPLICATE_QUESTION', { text, other: earlier.id, where: earlier.where })
        const tell = isTitle && earlier.isTitle ? error : warning
        problems.push(tell('DUPLICATE_QUESTION', place, message))
      }
    }
  }
  return problems
}

const claimsOf = remembered((entry: FaqRecord) =>
  [entry.question, ...entry.variants].flatMap((text, at) => {
    const folded = foldText(text)
    if (folded === '') return []
    const place = placeOf(entry, at === 0 ? 'question' : `variants.${at - 1}`)
    return [{ text, key: `${entry.language} ${folded}`, place, isTitle: at === 0 }]
  }),
)
