import type { Language } from '../entry.ts'
import { MOST_WORDS, type Wish, wishJudgeOf } from '../meaning/same-wish.ts'
import { createMemory } from '../text/memory.ts'
import type { Evidence } from './evidence.ts'
import type { Counted } from './lexicon.ts'
import { type Model, rowAt } from './model.ts'

/** Whether an entry wants the same as a query, by its best questions: log-odds. */
export interface Wishes {
  /** Of all of them together: nearer to the highest than to the lowest. */
  readonly together: number
  readonly highest: number
  readonly lowest: number
}

/** Where there is no question to compare. */
const NO_WISH: Wishes = { together: -4, highest: -4, lowest: -4 }
/** The mean is taken of the square roots of the odds: a question that wants the same tells more than one that does not. */
const ROOT = 1 / 2
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

/** Compares a query with an entry's best questions word by word. Costs too much for every candidate. */
export function createWishComparison({ language, sentences }: Pick<Model, 'language' | 'sentences'>) {
  const sameWish = sameWishIn(language)

  function wishesOf(ranks: Int32Array, questions: readonly number[]): Wishes {
    if (questions.length === 0) return NO_WISH
    const odds = questions.map(question => sameWish(ranks, rowAt(sentences, question)))
    const mean = odds.reduce((sum, each) => sum + Math.exp(ROOT * each), 0) / odds.length
    return { together: Math.log(mean) / ROOT, highest: Math.max(...odds), lowest: Math.min(...odds) }
  }

  return function comparedWith({ ranks }: Pick<Counted, 'ranks'>) {
    // a rehearsal asks again and again, with other weights
    const known = new Map<number, Wishes>()
    return ({ entry, questions }: Pick<Evidence, 'entry' | 'questions'>): Wishes => {
      const wishes = known.get(entry) ?? wishesOf(ranks, questions)
      known.set(entry, wishes)
      return wishes
    }
  }
}
