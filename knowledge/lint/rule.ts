import type { FaqRecord, KnowledgeContent, Place } from '../content.ts'
import type { FactBook } from '../fill-facts.ts'
import type { Problem } from '../knowledge.ts'
import type { ProblemCode } from './codes.ts'
import type { EntryFindings } from './look-at-entry.ts'
import type { Said } from './sentences.ts'
import type { PublishedText } from './texts.ts'

/** What a text or an entry may be looked at beside. */
export interface Beside {
  /** Differs exactly when something here does. */
  readonly name: string
  readonly facts: FactBook
  readonly content: Pick<KnowledgeContent, 'facts' | 'contacts' | 'hours'>
  /** "2026-09-01" where the shop is. */
  readonly today: string
}

/**
 * One idea of what is wrong with texts, whatever else there is. Pure, and made anew when something of what they are
 * looked at beside changes.
 */
export type TextRule = (beside: Beside) => (texts: readonly PublishedText[]) => Problem[]

/** The same for an entry by itself. */
export type EntryRule = (beside: Beside) => (entry: FaqRecord) => Problem[]

/** What a rule about the whole may look at. */
export interface LintInput extends Pick<Beside, 'today'> {
  readonly content: KnowledgeContent
  /** Of the entries that still hold, in the order of the content. */
  readonly live: readonly EntryFindings[]
}

/** One idea of what does not go together. Pure. */
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
