import type { KnowledgeContent } from '../content.ts'
import { factBookOf } from '../fill-facts.ts'
import type { Problem } from '../knowledge.ts'
import { asksForSecrets } from './asks-for-secrets.ts'
import { contradictingFacts } from './contradicting-facts.ts'
import { contradictingFees } from './contradicting-fees.ts'
import { contradictingHours } from './contradicting-hours.ts'
import { damagedText } from './damaged-text.ts'
import { deadReferences } from './dead-references.ts'
import { deskTable } from './desk-table.ts'
import { duplicateIds } from './duplicate-ids.ts'
import { duplicateQuestions } from './duplicate-questions.ts'
import { expiredEntries } from './expired-entries.ts'
import { fewVariants } from './few-variants.ts'
import { longAnswers } from './long-answers.ts'
import { officialContacts } from './official-contacts.ts'
import type { LintRule } from './rule.ts'
import { typedFigures } from './typed-figures.ts'
import { undatedSources } from './undated-sources.ts'
import { unknownFacts } from './unknown-facts.ts'

const RULES: readonly LintRule[] = [
  duplicateIds,
  duplicateQuestions,
  damagedText,
  unknownFacts,
  deadReferences,
  deskTable,
  expiredEntries,
  officialContacts,
  asksForSecrets,
  contradictingHours,
  contradictingFees,
  contradictingFacts,
  typedFigures,
  longAnswers,
  fewVariants,
  undatedSources,
]

/**
 * Checks what the content means, after its shape was found right. Pure; errors forbid publishing, warnings do not.
 *
 * @param today "2026-09-01" where the shop is.
 */
export function lintKnowledge(content: KnowledgeContent, today: string): Problem[] {
  const input = { content, today, facts: factBookOf(content) }
  return RULES.flatMap(rule => rule(input)).sort(byPlace)
}

function byPlace(a: Problem, b: Problem): number {
  if (a.severity !== b.severity) return a.severity === 'error' ? -1 : 1
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1
}
