import type { Language } from '../entry.ts'
import { sparseTimes, times, unpacker } from './layers.ts'
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
const SENSES = 32
/** What a word is compared for with its counterpart, and what the comparisons come to. */
const ASPECTS = 64
/** Further words of a long message are not compared. */
const MOST_WORDS = 24
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
  const byItself = byComparison.subarray(0, SENSES * ASPECTS)
  const byCounterpart = byComparison.subarray(SENSES * ASPECTS)
  const [byLikeness, usualAspect] = [take.numbers(ASPECTS), take.numbers(ASPECTS)]
  const byPooled = take.layer(4 * ASPECTS, ASPECTS)
  const [byLength, byLengths, usualSum] = [take.numbers(ASPECTS), take.numbers(ASPECTS), take.numbers(ASPECTS)]
  const [bySum, usualOdds] = [take.numbers(ASPECTS), take.numbers(1)[0]!]

  function senseOf(rank: number, traits: Float32Array): Float32Array {
    const ofWord = times(numbersOf(rank), byWord, SENSES)
    return sparseTimes(traits, byTraits, SENSES).map((sum, i) => Math.tanh(sum + ofWord[i]! + usualSense[i]!))
  }

  /** Each word of the one text beside what comes nearest to it in the other: sum and maximum of what that shows. */
  function oneSided(one: Wish, other: Wish): Float32Array {
    const pooled = new Float32Array(2 * ASPECTS)
    const compared = new Float32Array(2 * SENSES)
    const shares = new Float32Array(other.words)
    for (let word = 0; word < one.words; word++) {
      const at = word * SENSES
      let likeness = -1
      for (let each = 0; each < other.words; each++) {
        shares[each] = product(one.units, at, other.units, each * SENSES)
        likeness = Math.max(likeness, shares[each]!)
      }
      let all = 0
      for (let each = 0; each < other.words; each++) {
        shares[each] = Math.exp(sharpness * (shares[each]! - likeness))
        all += shares[each]!
      }
      for (let i = 0; i < SENSES; i++) {
        const sense = one.senses[at + i]!
        let counterpart = 0
        for (let each = 0; each < other.words; each++) counterpart += shares[each]! * other.senses[each * SENSES + i]!
        counterpart /= all
        compared[i] = Math.abs(sense - counterpart)
        compared[SENSES + i] = sense * counterpart
      }
      const aspects = times(compared, byCounterpart, ASPECTS)
      const weight = 1 / (1 + Math.exp(-usualImportance - product(one.senses, at, importance, 0))) / USUAL_WORDS
      for (let i = 0; i < ASPECTS; i++) {
        const aspect = aspects[i]! + one.aspects[word * ASPECTS + i]! + likeness * byLikeness[i]!
        if (aspect <= 0) continue
        pooled[i]! += weight * aspect
        if (aspect > pooled[ASPECTS + i]!) pooled[ASPECTS + i] = aspect
      }
    }
    return pooled
  }

  return {
    read(all) {
      const ranks = all.subarray(0, MOST_WORDS)
      const senses = new Float32Array(ranks.length * SENSES)
      const units = new Float32Array(ranks.length * SENSES)
      const aspects = new Float32Array(ranks.length * ASPECTS)
      lookThrough(ranks, (traits, place) => {
        const at = place * SENSES
        senses.set(senseOf(ranks[place]!, traits), at)
        const length = Math.sqrt(product(senses, at, senses, at)) || 1
        for (let i = 0; i < SENSES; i++) units[at + i] = senses[at + i]! / length
        aspects.set(times(senses.subarray(at, at + SENSES), byItself, ASPECTS), place * ASPECTS)
        for (let i = 0; i < ASPECTS; i++) aspects[place * ASPECTS + i]! += usualAspect[i]!
      })
      return { words: ranks.length, senses, units, aspects }
    },

    compare(one, other) {
      if (one.words === 0 || other.words === 0) return 0
      const [there, back] = [oneSided(one, other), oneSided(other, one)]
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
