import { foldText } from '../fold-text.ts'
import type { Problem } from '../knowledge.ts'
import { liveEntries } from '../live-entries.ts'
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
    const texts = [entry.question, ...entry.variants]
    texts.forEach((text, at) => {
      const folded = foldText(text)
      if (folded === '') return
      const place = placeOf(entry, at === 0 ? 'question' : `variants.${at - 1}`)
      const key = `${entry.language} ${folded}`
      const earlier = first.get(key)
      if (!earlier) {
        first.set(key, { id: entry.id, where: `${place.file}:${place.line}`, isTitle: at === 0 })
      } else if (earlier.id === entry.id) {
        problems.push(warning('REPEATED_VARIANT', place, say('REPEATED_VARIANT', { text, where: earlier.where })))
      } else {
        const message = say('DUPLICATE_QUESTION', { text, other: earlier.id, where: earlier.where })
        const tell = at === 0 && earlier.isTitle ? error : warning
        problems.push(tell('DUPLICATE_QUESTION', place, message))
      }
    })
  }
  return problems
}
