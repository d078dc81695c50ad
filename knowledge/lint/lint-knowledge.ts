import type { KnowledgeContent } from '../content.ts'
import { factBookOf } from '../fill-facts.ts'
import type { Problem } from '../knowledge.ts'
import { contradictingFacts } from './contradicting-facts.ts'
import { contradictingFees } from './contradicting-fees.ts'
import { contradictingHours } from './contradicting-hours.ts'
import { deadReferences } from './dead-references.ts'
import { deskTable } from './desk-table.ts'
import { duplicateIds } from './duplicate-ids.ts'
import { duplicateQuestions } from './duplicate-questions.ts'
import { lookAtEntry } from './look-at-entry.ts'
import { lookAtTexts } from './look-at-texts.ts'
import { rememberedBeside } from './remembered.ts'
import type { Beside, LintRule } from './rule.ts'
import { otherTexts } from './texts.ts'
import { nestedFacts } from './unknown-facts.ts'

/** About how things go together. What can be wrong with an entry or a text by itself is found once, beside these. */
const RULES: readonly LintRule[] = [
  duplicateIds,
  duplicateQuestions,
  nestedFacts,
  deadReferences,
  deskTable,
  contradictingHours,
  contradictingFees,
  contradictingFacts,
]

/**
 * Checks what the content means, after its shape was found right. Pure; errors forbid publishing, warnings do not.
 *
 * @param today "2026-09-01" where the shop is.
 */
export function lintKnowledge(content: KnowledgeContent, today: string): Problem[] {
  const facts = factBookOf(content)
  // It is kept for as long as facts and day stay the same, and should not keep the entries of the first time.
  const shared = { facts: content.facts, contacts: content.contacts, hours: content.hours }
  const beside: Beside = { name: `${facts.name} ${today}`, facts, content: shared, today }
  const found = content.entries.map(entry => lookAtEntry(entry, beside))
  const input = { content, today, live: found.filter(({ isLive }) => isLive) }
  return [
    ...found.flatMap(({ problems }) => problems),
    ...otherTexts(content).flatMap(texts => lookAtOthers(texts, beside)),
    ...RULES.flatMap(rule => rule(input)),
  ].sort(byPlace)
}

const lookAtOthers = rememberedBeside(lookAtTexts)

function byPlace(a: Problem, b: Problem): number {
  if (a.severity !== b.severity) return a.severity === 'error' ? -1 : 1
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1
}
