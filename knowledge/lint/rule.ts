import type { FaqRecord, KnowledgeContent, Place } from '../content.ts'
import type { FactBook } from '../fill-facts.ts'
import type { Problem } from '../knowledge.ts'
import type { ProblemCode } from './codes.ts'
import type { Said } from './sentences.ts'

/** What a rule may look at. */
export interface LintInput {
  readonly content: KnowledgeContent
  readonly facts: FactBook
  /** "2026-09-01" where the shop is. */
  readonly today: string
}

/** One idea of what is wrong with knowledge. Pure. */
export type LintRule = (input: LintInput) => Problem[]

export function error(code: ProblemCode, place: Place, said: Said): Problem {
  return problem('error', code, place, said)
}

export function warning(code: ProblemCode, place: Place, said: Said): Problem {
  return problem('warning', code, place, said)
}

function problem(severity: Problem['severity'], code: ProblemCode, { file, line }: Place, said: Said): Problem {
  return { severity, code, file, line, message: said.en, messageZh: said.zh, params: said.params }
}

/** Where one key of an entry stands ("answer", "variants.3"). */
export function placeOf(entry: FaqRecord, key: string): Place {
  return { file: entry.place.file, line: entry.lines[key] ?? entry.place.line }
}
