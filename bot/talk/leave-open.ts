import type { OpenQuestions } from '../decision.ts'
import type { Candidate } from '../engine.ts'
import { normalize } from '../text/normalize.ts'
import { partsOf } from './clauses.ts'
import type { Found, Unsure } from './find-answers.ts'
import { questionsApart } from './questions-apart.ts'

const MOST_CHOICES = 3

/** What is said of the questions that are left open; undefined when there are none. */
export function leaveOpen({ open, answers, askFrom }: Found, text: string): OpenQuestions | undefined {
  if (open.length === 0) return undefined
  const isAnswered = ({ id }: Candidate) => answers.some(({ entryId }) => entryId === id)
  const choices = open
    .flatMap(({ candidates, inContext }) =>
      surer(candidates, inContext)
        .filter(each => each.confidence >= askFrom && !isAnswered(each))
        .map((each, place) => ({ ...each, place })),
    )
    // Each question's likeliest entry before anybody's second.
    .sort((a, b) => a.place - b.place || b.confidence - a.confidence)
  return {
    texts: inOwnWords(open, text),
    entryIds: [...new Set(choices.map(({ id }) => id))].slice(0, MOST_CHOICES),
    confidence: choices[0]?.confidence ?? 0,
  }
}

/** As the shopper spelled them, where they can be found again. */
function inOwnWords(open: readonly Unsure[], text: string): string[] {
  const parts = partsOf(text).flatMap(part => [part, ...questionsApart(part)])
  const typed = new Map(parts.map(part => [normalize(part.text), part.text]))
  return open.map(part => typed.get(part.text) ?? part.text)
}

function surer(a: readonly Candidate[], b: readonly Candidate[]): readonly Candidate[] {
  return (b[0]?.confidence ?? 0) > (a[0]?.confidence ?? 0) ? b : a
}
