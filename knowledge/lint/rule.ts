import type { FaqRecord, KnowledgeContent, Place } from '../content.ts'
import type { FactBook } from '../fill-facts.ts'
import type { Problem } from '../knowledge.ts'
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

export function error(code: string, place: Place, message: string | Said): Problem {
  return problem('error', code, place, message)
}

export function warning(code: string, place: Place, message: string | Said): Problem {
  return problem('warning', code, place, message)
}

function problem(severity: Problem['severity'], code: string, { file, line }: Place, message: string | Said): Problem {
  if (typeof message === 'string') return { severity, code, file, line, message }
  return { severity, code, file, line, message: message.en, messageZh: message.zh, params: message.params }
}

/** Where one key of an entry stands ("answer", "variants.3"). */
export function placeOf(entry: FaqRecord, key: string): Place {
  return { file: entry.place.file, line: entry.lines[key] ?? entry.place.line }
}
