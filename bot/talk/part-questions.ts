import type { Candidate } from '../engine.ts'
import type { BotEntry, Language } from '../entry.ts'
import { bare } from '../match/written-questions.ts'
import { normalize } from '../text/normalize.ts'
import type { Asking } from './ask-engines.ts'
import { type Part, partsOf } from './clauses.ts'
import { questionsApart, whatFollows } from './questions-apart.ts'

/** Of one message. What goes beyond is left open. */
export const MOST_QUESTIONS = 6

/** Finds the questions of a message: what is apart in its words, as far as the knowledge bears it out. */
export function createParting({ ask, sureAnswer }: Asking, entryById: ReadonlyMap<string, BotEntry>) {
  /** Questions of the knowledge that have a comma within; nobody needs them before a shopper types one. */
  let withCommas: ReadonlySet<string> | undefined
  function isWritten(text: string): boolean {
    withCommas ??= new Set(
      [...entryById.values()].flatMap(({ questions }) =>
        questions.flatMap(question => (/[,，]/u.test(question) ? [bare(normalize(question))] : [])),
      ),
    )
    return withCommas.has(bare(text))
  }

  /**
   * The parts of a message. One with commas is several questions when they ask for different things, of which two are
   * sure by themselves; one is enough when the whole makes no sense as a single question, or when it says no more than that
   * one while something is likely for another.
   */
  function questionsOf(text: string, language: Language | null): Part[] {
    return partsOf(text).flatMap((part, place) => {
      const apart =
        place < MOST_QUESTIONS ? questionsApart(part).flatMap(own => withMatterOfItsOwn(own, language)) : [part]
      if (apart.length < 2 || isWritten(part.text)) return [part]
      const alone = apart.slice(0, MOST_QUESTIONS)
      const sure = alone.flatMap(({ text: own }) => sureAnswer(own, language)?.entryId ?? [])
      const likely = alone.flatMap(({ text: own }) => ask(own, language)?.top[0] ?? []).filter(isLikely)
      const whole = ask(part.text, language)
      const best = whole?.top[0]
      const isSure = best !== undefined && best.confidence >= whole!.engine.answerFrom
      const isSeveral =
        new Set(sure).size >= 2 ||
        (sure.length > 0 && !isSure) ||
        (sure.length > 0 && new Set(likely.map(({ id }) => id)).size >= 2 && sure.includes(best!.id))
      return isSeveral ? apart : [part]
    })
  }

  /** What follows a question is another one, if it is sure by itself and about something else; mostly it belongs to it. */
  function withMatterOfItsOwn(part: Part, language: Language | null): readonly Part[] {
    const both = whatFollows(part)
    if (both === null) return [part]
    const [asked, further] = both.map(({ text }) => sureAnswer(text, language)?.entryId)
    if (asked === undefined || further === undefined) return [part]
    return entryById.get(asked)?.category === entryById.get(further)?.category ? [part] : both
  }

  return questionsOf
}

/** Likelier than not. */
const isLikely = ({ confidence }: Candidate): boolean => confidence >= 0.5
