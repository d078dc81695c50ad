import type { Problem } from '../knowledge.ts'
import type { QuestionClaim } from './question-claims.ts'
import { error, type LintRule, warning } from './rule.ts'
import { say } from './sentences.ts'

/**
 * The same title over two entries of a language is an error: shoppers could not tell the choices apart. The same
 * variant in two entries makes the bot unsure, and twice in one it is idle.
 */
export const duplicateQuestions: LintRule = ({ live }) => {
  const first = new Map<string, QuestionClaim>()
  const problems: Problem[] = []
  for (const { questions } of live) {
    for (const claim of questions) {
      const earlier = first.get(claim.key)
      if (earlier === undefined) first.set(claim.key, claim)
      else problems.push(sayTwice(claim, earlier))
    }
  }
  return problems
}

function sayTwice({ text, entryId, place, isTitle }: QuestionClaim, earlier: QuestionClaim): Problem {
  const where = `${earlier.place.file}:${earlier.place.line}`
  if (earlier.entryId === entryId) return warning('REPEATED_VARIANT', place, say('REPEATED_VARIANT', { text, where }))
  const tell = isTitle && earlier.isTitle ? error : warning
  return tell('DUPLICATE_QUESTION', place, say('DUPLICATE_QUESTION', { text, other: earlier.entryId, where }))
}
