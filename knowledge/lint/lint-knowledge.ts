import type { KnowledgeContent } from '../content.ts'
import { createFactBook } from '../fill-facts.ts'
import type { Problem } from '../knowledge.ts'
import { duplicateIds } from './duplicate-ids.ts'
import type { LintRule } from './rule.ts'

const RULES: readonly LintRule[] = [duplicateIds]

/**
 * Checks what the content means, after its shape was found right. Pure; errors forbid publishing, warnings do not.
 *
 * @param today "2026-09-01" where the shop is.
 */
export function lintKnowledge(content: KnowledgeContent, today: string): Problem[] {
  const input = { content, today, facts: createFactBook(content) }
  return RULES.flatMap(rule => rule(input)).sort(byPlace)
}

function byPlace(a: Problem, b: Problem): number {
  if (a.severity !== b.severity) return a.severity === 'error' ? -1 : 1
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1
}
