import { type Wish, wishJudgeOf } from '../meaning/same-wish.ts'
import type { Evidence } from './evidence.ts'
import type { Counted } from './lexicon.ts'
import { type Model, rowAt } from './model.ts'

/** Log-odds where there is no question to compare. */
const NO_WISH = -4
/** Questions whose words are remembered once they were read. */
const REMEMBERED = 2_048

/**
 * Compares a query with an entry's two best questions word by word: the log-odds that one of them wants the same. Costs
 * too much for every candidate.
 */
export function createWishComparison({ language, sentences }: Model) {
  const judge = wishJudgeOf(language)
  const wishes = new Map<number, Wish>()

  return function comparedWith(text: Counted) {
    let asked: Wish | undefined
    const seen = new Map<number, number>()
    return ({ entry, question, secondQuestion }: Evidence): number => {
      const known = seen.get(entry)
      if (known !== undefined) return known
      if (question < 0) return NO_WISH
      asked ??= judge.read(text.ranks)
      const one = judge.compare(asked, wishAt(question))
      const other = secondQuestion < 0 ? one : judge.compare(asked, wishAt(secondQuestion))
      const same = Math.max(one, other)
      seen.set(entry, same)
      return same
    }
  }

  function wishAt(question: number): Wish {
    const known = wishes.get(question)
    if (known !== undefined) return known
    const wish = judge.read(rowAt(sentences, question))
    if (wishes.size < REMEMBERED) wishes.set(question, wish)
    return wish
  }
}
