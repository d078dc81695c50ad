import type { Language } from '../entry.ts'
import { MOST_WORDS, type Wish, wishJudgeOf } from '../meaning/same-wish.ts'
import { createMemory } from '../text/memory.ts'
import type { Evidence } from './evidence.ts'
import type { Counted } from './lexicon.ts'
import { type Model, rowAt } from './model.ts'

/** Log-odds where there is no question to compare. */
const NO_WISH = -4
/** Texts whose words are remembered as they were read. */
const MOST_READ = 2_048
/** Pairs that need not be compared again: each publish asks the expected answers, and nearly all pairs are those of the last. */
const MOST_COMPARED = 16_384

/** Log-odds that two texts want the same, each given as the ranks of its words. */
type SameWish = (one: Int32Array, other: Int32Array) => number

function createSameWish(language: Language): SameWish {
  const judge = wishJudgeOf(language)
  const wishes = createMemory<string, Wish>(MOST_READ)
  const odds = createMemory<string, number>(MOST_COMPARED)
  const wishOf = (ranks: Int32Array, name: string) => wishes(name, () => judge.read(ranks))
  return (one, other) => {
    const names = [nameOf(one), nameOf(other)] as const
    return odds(names.join('|'), () => judge.compare(wishOf(one, names[0]), wishOf(other, names[1])))
  }
}

/** Of the words that are compared alone: a long message would be a long name. */
const nameOf = (ranks: Int32Array): string => ranks.subarray(0, MOST_WORDS).join()

const comparisons: { [language in Language]?: SameWish } = {}

/** One for all models of a language: what was compared does not depend on what else is known. */
function sameWishIn(language: Language): SameWish {
  const known = comparisons[language] ?? createSameWish(language)
  comparisons[language] = known
  return known
}

/**
 * Compares a query with an entry's two best questions word by word: the log-odds that one of them wants the same. Costs
 * too much for every candidate.
 */
export function createWishComparison({ language, sentences }: Model) {
  const sameWish = sameWishIn(language)

  return function comparedWith({ ranks }: Counted) {
    const likeQuestion = (question: number) => sameWish(ranks, rowAt(sentences, question))
    return ({ question, secondQuestion }: Evidence): number => {
      if (question < 0) return NO_WISH
      const one = likeQuestion(question)
      return secondQuestion < 0 ? one : Math.max(one, likeQuestion(secondQuestion))
    }
  }
}
