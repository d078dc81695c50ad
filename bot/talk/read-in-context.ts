import type { Answer, Hints } from '../decision.ts'
import type { Candidate } from '../engine.ts'
import type { BotEntry, Language } from '../entry.ts'
import { normalize } from '../text/normalize.ts'
import { type Asking, answerOf } from './ask-engines.ts'
import { followUpOf, isShort, subjectOf } from './follow-up.ts'

/** What was said before. */
export interface Context {
  readonly lastEntryId: string | null
  /** Things named by the shopper before, such as a product. */
  readonly subjects: readonly string[]
  /** Language of the conversation so far, for texts that could be either. */
  readonly language: Language | null
  readonly hints: Hints
}

export interface InContext {
  readonly answer: Answer | null
  readonly top: readonly Candidate[]
}

/** Evidence taken from the conversation counts a little less than the shopper's own words. */
const TRUST_IN_CONTEXT = 0.9

export function createContextReader(
  { ask }: Asking,
  entryById: ReadonlyMap<string, BotEntry>,
  subjectsIn: (text: string) => readonly string[],
) {
  /**
   * A follow-up, or a short question that names no thing of its own, is read together with what was spoken of before.
   * The last entry itself is not repeated to a follow-up.
   */
  function inContext(text: string, { lastEntryId, subjects, language }: Context): InContext | null {
    const last = lastEntryId === null ? undefined : entryById.get(lastEntryId)
    const matter = followUpOf(text)
    const rest = matter ?? (isShort(text) ? text : null)
    if (rest === null) return null
    const named = subjectsIn(rest)
    if (named.length === 0 && subjects.length > 0) return readAs(`${subjects.join(' ')} ${rest}`)
    if (!last || matter === null) return null
    // "那空调呢": the last question again, of another thing
    if (named[0] === matter) return readAs(`${matter} ${withoutSubjects(last.questions[0] ?? '')}`)
    return readAs(`${subjectOf(last)} ${matter}`)

    function readAs(read: string): InContext | null {
      const asked = ask(read, language)
      if (!asked) return null
      const top = asked.top
        .filter(candidate => matter === null || candidate.id !== lastEntryId)
        .map(({ id, confidence }) => ({ id, confidence: confidence * TRUST_IN_CONTEXT }))
      const best = top[0]
      // Who asks on has said what it is about; for a short text that is only likely.
      const trust = matter === null ? 1 : TRUST_IN_CONTEXT
      if (!best || best.confidence < asked.engine.answerFrom * trust) return { answer: null, top }
      return { answer: answerOf(asked.engine, read, best), top }
    }
  }

  function withoutSubjects(question: string): string {
    const plain = normalize(question)
    return subjectsIn(plain).reduce((left, subject) => left.replace(subject, ' '), plain)
  }

  return inContext
}
