import type { FaqRecord, KnowledgeContent, Place } from '../content.ts'
import type { FactBook } from '../fill-facts.ts'
import type { Problem } from '../knowledge.ts'

/** What a rule may look at. */
export interface LintInput {
  readonly content: KnowledgeContent
  readonly facts: FactBook
  /** "2026-09-01" where the shop is. */
  readonly today: string
}

/** One idea of what is wrong with knowledge. Pure. */
export type LintRule = (input: LintInput) => Problem[]

export function error(code: string, place: Place, message: string): Problem {
  return { severity: 'error', code, file: place.file, line: place.line, message }
}

export function warning(code: string, place: Place, message: string): Problem {
  return { severity: 'warning', code, file: place.file, line: place.line, message }
}

/** Where one key of an entry stands ("answer", "variants.3"). */
export function placeOf(entry: FaqRecord, key: string): Place {
  return { file: entry.place.file, line: entry.lines[key] ?? entry.place.line }
}
