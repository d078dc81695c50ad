import type { Candidate } from '../engine.ts'
import type { BotEntry } from '../entry.ts'
import { codesIn } from '../match/codes.ts'
import { normalize } from '../text/normalize.ts'
import { refusesSomething } from './refusals.ts'

/** What may be meant otherwise. */
const TRUST_IN_DOUBT = 0.3

/** Lowers candidates whose words are alike but mean something else: they are worth a choice, never an answer. */
export function createDoubt(
  entryById: ReadonlyMap<string, BotEntry>,
  subjectsIn: (text: string) => readonly string[],
): (text: string, top: readonly Candidate[]) => readonly Candidate[] {
  const thingsIn = (text: string) => subjectsIn(text).filter(subject => codesIn(subject).length === 0)

  /** A fault code means one thing on an air conditioner and another on a fridge. */
  function isOfOther(things: readonly string[], entry: BotEntry | undefined): boolean {
    const own = thingsIn(normalize((entry?.keywords ?? []).join(' , ')))
    return own.length > 0 && !own.some(thing => things.includes(thing))
  }

  return (text, top) => {
    const isRefusal = refusesSomething(text)
    const things = codesIn(text).length === 0 ? [] : thingsIn(text)
    if (!isRefusal && things.length === 0) return top
    const isDoubtful = ({ id }: Candidate) => isRefusal || isOfOther(things, entryById.get(id))
    return top
      .map(one => (isDoubtful(one) ? { ...one, confidence: one.confidence * TRUST_IN_DOUBT } : one))
      .sort((a, b) => b.confidence - a.confidence)
  }
}
