import type { Language } from '../entry.ts'
import { createMemory } from '../text/memory.ts'
import { byOutput, sparseTimes, times, timesEach, unpacker } from './layers.ts'
import { type SentenceNetwork, sentenceNetworkOf, TRAITS } from './sentence-network.ts'
import { sentenceWeightsOf } from './sentence-weights.ts'
import { WORD_SIZE } from './word-numbers.ts'

/** A text's words, each as it is meant between its neighbours. */
export interface Wish {
  readonly words: number
  /** {@link SENSES} numbers a word (−1–1), one word after the other. */
  readonly senses: Float32Array
  /** The same, each word brought to unit length. */
  readonly units: Float32Array
  /** What each word says of itself, whatever it is compared with: {@link ASPECTS} numbers a word. */
  readonly aspects: Float32Array
  /** How much each word counts. */
  readonly weights: Float32Array
}

export interface WishJudge {
  /** @param ranks ranks of the words in the language's table of meanings; −1 for one that is not in it. */
  read(ranks: Int32Array): Wish
  /**
   * Whether two texts want the same: above 0 if they rather do. Log-odds among texts about one matter, half of which
   * do. Symmetric; 0 where one of them has no words.
   */
  compare(one: Wish, other: Wish): number
}

/** Numbers that tell what a word means between its neighbours. */
const SENSES = 64
/** What a word is compared for with its counterpart, and what the comparisons come to. */
const ASPECTS = 64
/** Further words of a long message are not compared. */
export const MOST_WORDS = 24
/** Different words of which it is remembered what they are by themselves. */
const MOST_REMEMBERED = 2_048
/** The sum over the words is divided by this, so that it is about as large as other numbers. */
const USUAL_WORDS = 3

function createJudge({ numbersOf, lookThrough }: SentenceNetwork, packed: string): WishJudge {
  const take = unpacker(Buffer.from(packed, 'base64'))
  const bySense = take.layer(TRAITS + WORD_SIZE, SENSES)
  const byTraits = bySense.subarray(0, TRAITS * SENSES)
  const byWord = bySense.subarray(TRAITS * SENSES)
  const usualSense = take.numbers(SENSES)
  const importance = take.numbers(SENSES)
  const usualImportance = take.numbers(1)[0]!
  const sharpness = take.numbers(1)[0]!
  const byComparison = take.layer(3 * SENSES, ASPECTS)
  const byItself = byOutput(byComparison.subarray(0, SENSES * ASPECTS), SENSES, ASPECTS)
  const byCounterpart = byOutput(byComparison.subarray(SENSES * ASPECTS), 2 * SENSES, ASPECTS)
  const [byLikeness, usualAspect] = [take.numbers(ASPECTS), take.numbers(ASPECTS)]
  const byPooled = take.layer(4 * ASPECTS, ASPECTS)
  const [byLength, byLengths, usualSum] = [take.numbers(ASPECTS), take.numbers(ASPECTS), take.numbers(ASPECTS)]
  const [bySum, usualOdds] = [take.numbers(ASPECTS), take.numbers(1)[0]!]

  const remembered = createMemory<number, Float32Array>(MOST_REMEMBERED)

  function senseOf(rank: number, traits: Float32Array): Float32Array {
    const ofWord = remembered(rank, () => times(numbersOf(rank), byWord, SENSES))
    return sparseTimes(traits, byTraits, SENSES).map((sum, i) => Math.tanh(sum + ofWord[i]! + usualSense[i]!))
  }

  // What a comparison works with; one is over before the next begins.
  const likeness = new Float32Array(MOST_WORDS * MOST_WORDS)
  const nearest = new Float32Array(MOST_WORDS)
  const counterpart = new Float32Array(SENSES)
  const compared = new Float32Array(MOST_WORDS * 2 * SENSES)
  const aspects = new Float32Array(MOST_WORDS * ASPECTS)

  /**
   * Each word of the one text beside what comes nearest to it in the other: sum and maximum of what that shows.
   *
   * @param step in `likeness`, from a word of the one text to its next; `otherStep` the same of the other.
   */
  function oneSided(one: Wish, step: number, other: Wish, otherStep: number): Float32Array {
    for (let word = 0; word < one.words; word++) compareWord(one, word, step, other, otherStep)
    timesEach(compared, one.words, byCounterpart, 2 * SENSES, ASPECTS, aspects)
    const pooled = new Float32Array(2 * ASPECTS)
    for (let word = 0; word < one.words; word++) {
      const at = word * ASPECTS
      const weight = one.weights[word]!
      const likest = nearest[word]!
      for (let i = 0; i < ASPECTS; i++) {
        const aspect = Math.max(0, aspects[at + i]! + one.aspects[at + i]! + likest * byLikeness[i]!)
        pooled[i]! += weight * aspect
        pooled[ASPECTS + i] = Math.max(pooled[ASPECTS + i]!, aspect)
      }
    }
    return pooled
  }

  /** What the words nearest to a word have in common with it, and what not. */
  function compareWord(one: Wish, word: number, step: number, other: Wish, otherStep: number): void {
    const first = word * step
    let likest = -1
    for (let each = 0; each < other.words; each++) likest = Math.max(likest, likeness[first + each * otherStep]!)
    nearest[word] = likest
    counterpart.fill(0)
    let all = 0
    for (let each = 0; each < other.words; each++) {
      const share = Math.exp(sharpness * (likeness[first + each * otherStep]! - likest))
      all += share
      for (let i = 0, at = each * SENSES; i < SENSES; i++, at++) counterpart[i]! += share * other.senses[at]!
    }
    const at = word * SENSES
    for (let i = 0; i < SENSES; i++) {
      const sense = one.senses[at + i]!
      const opposite = counterpart[i]! / all
      compared[2 * at + i] = Math.abs(sense - opposite)
      compared[2 * at + SENSES + i] = sense * opposite
    }
  }

  return {
    read(all) {
      const ranks = all.subarray(0, MOST_WORDS)
      const senses = new Float32Array(ranks.length * SENSES)
      const units = new Float32Array(ranks.length * SENSES)
      const aspects = new Float32Array(ranks.length * ASPECTS)
      const weights = new Float32Array(ranks.length)
      lookThrough(ranks, (traits, place) => {
        const at = place * SENSES
        senses.set(senseOf(ranks[place]!, traits), at)
        const length = Math.sqrt(product(senses, at, senses, at)) || 1
        for (let i = 0; i < SENSES; i++) units[at + i] = senses[at + i]! / length
        weights[place] = 1 / (1 + Math.exp(-usualImportance - product(senses, at, importance, 0))) / USUAL_WORDS
      })
      timesEach(senses, ranks.length, byItself, SENSES, ASPECTS, aspects)
      for (let at = 0; at < aspects.length; at++) aspects[at]! += usualAspect[at % ASPECTS]!
      return { words: ranks.length, senses, units, aspects, weights }
    },

    compare(one, other) {
      if (one.words === 0 || other.words === 0) return 0
      for (let word = 0; word < one.words; word++) {
        for (let each = 0; each < other.words; each++) {
          likeness[word * MOST_WORDS + each] = product(one.units, word * SENSES, other.units, each * SENSES)
        }
      }
      const [there, back] = [oneSided(one, MOST_WORDS, other, 1), oneSided(other, 1, one, MOST_WORDS)]
      const pooled = new Float32Array(4 * ASPECTS)
      for (let i = 0; i < 2 * ASPECTS; i++) {
        pooled[i] = there[i]! + back[i]!
        pooled[2 * ASPECTS + i] = Math.abs(there[i]! - back[i]!)
      }
      const [length, otherLength] = [Math.log(one.words), Math.log(other.words)]
      const sums = times(pooled, byPooled, ASPECTS)
      let odds = usualOdds
      for (let i = 0; i < ASPECTS; i++) {
        const sum =
          sums[i]! +
          ((length + otherLength) / 2) * byLength[i]! +
          Math.abs(length - otherLength) * byLengths[i]! +
          usualSum[i]!
        if (sum > 0) odds += sum * bySum[i]!
      }
      return odds
    },
  }

  function product(a: Float32Array, from: number, b: Float32Array, start: number): number {
    let sum = 0
    for (let i = 0; i < SENSES; i++) sum += a[from + i]! * b[start + i]!
    return sum
  }
}

const judges: { [language in Language]?: WishJudge } = {}

/** Unpacked at the first use. */
export function wishJudgeOf(language: Language): WishJudge {
  const judge = judges[language] ?? createJudge(sentenceNetworkOf(language), sentenceWeightsOf(language).wishes())
  judges[language] = judge
  return judge
}
