import type { Language } from '../entry.ts'
import { createMemory } from '../text/memory.ts'
import { unpacker } from './layers.ts'
import { type SentenceNetwork, sentenceNetworkOf, TRAITS } from './sentence-network.ts'
import { sentenceWeightsOf } from './sentence-weights.ts'
import { createWideMemory } from './wide-memory.ts'
import { WORD_SIZE } from './word-numbers.ts'

/** A text's words, each as it is meant between its neighbours. */
export interface Senses {
  readonly words: number
  /** {@link SENSES} numbers a word (−1–1), one word after the other. */
  readonly senses: Float32Array
  /** How long each word is by these numbers. */
  readonly lengths: Float32Array
  /** How much each word counts. */
  readonly weights: Float32Array
}

/** A text that is ready to be compared. */
export interface Wish extends Senses {
  /** What each word says of itself, whatever it is compared with: {@link ASPECTS} numbers a word. */
  readonly aspects: Float32Array
}

export interface WishJudge {
  /** @param ranks ranks of the words in the language's table of meanings; −1 for one that is not in it. */
  read(ranks: Int32Array): Wish
  /** The part of this that needs no comparison. */
  sensesOf(ranks: Int32Array): Senses
  /**
   * Whether two texts want the same: above 0 if they rather do. Log-odds among texts about one matter, half of which
   * do. Symmetric; 0 where one of them has no words.
   */
  compare(one: Wish, other: Wish): number
}

/** Numbers that tell what a word means between its neighbours. */
export const SENSES = 64
/** What a word is compared for with its counterpart, and what the comparisons come to. */
const ASPECTS = 64
/** Further words of a long message are not compared. */
export const MOST_WORDS = 24
/** As long a row as the words of a text take when they are turned. */
const MOST_ACROSS = 32
/** Room for the layers, and for what a comparison works with. */
const MOST_NUMBERS = 70_000
/** Different words of which it is remembered what they are by themselves. */
const MOST_REMEMBERED = 2_048
/** The sum over the words is divided by this, so that it is about as large as other numbers. */
const USUAL_WORDS = 3

function createJudge({ numbersOf, lookThrough }: SentenceNetwork, packed: string): WishJudge {
  const take = unpacker(Buffer.from(packed, 'base64'))
  const memory = createWideMemory(MOST_NUMBERS)
  const bySense = memory.put(take.layer(TRAITS + WORD_SIZE, SENSES))
  const byTraits = bySense.subarray(0, TRAITS * SENSES)
  const byWord = bySense.subarray(TRAITS * SENSES)
  const usualSense = take.numbers(SENSES)
  const importance = take.numbers(SENSES)
  const usualImportance = take.numbers(1)[0]!
  const sharpness = take.numbers(1)[0]!
  const byComparison = memory.put(take.layer(3 * SENSES, ASPECTS))
  const byItself = byComparison.subarray(0, SENSES * ASPECTS)
  const byCounterpart = byComparison.subarray(SENSES * ASPECTS)
  const [byLikeness, usualAspect] = [take.numbers(ASPECTS), take.numbers(ASPECTS)]
  const byPooled = memory.put(take.layer(4 * ASPECTS, ASPECTS))
  const [byLength, byLengths, usualSum] = [take.numbers(ASPECTS), take.numbers(ASPECTS), take.numbers(ASPECTS)]
  const [bySum, usualOdds] = [take.numbers(ASPECTS), take.numbers(1)[0]!]

  const remembered = createMemory<number, Float32Array>(MOST_REMEMBERED)

  function senseOf(rank: number, traits: Float32Array): Float32Array {
    const ofWord = remembered(rank, () => memory.times(numbersOf(rank), byWord, SENSES))
    const sense = memory.times(traits, byTraits, SENSES)
    for (let i = 0; i < SENSES; i++) sense[i] = Math.tanh(sense[i]! + ofWord[i]! + usualSense[i]!)
    return sense
  }

  // What a comparison works with; one is over before the next begins.
  const senses = memory.take(MOST_WORDS * SENSES)
  const otherSenses = memory.take(MOST_WORDS * SENSES)
  const otherAcross = memory.take(MOST_ACROSS * SENSES)
  const likeness = memory.take(MOST_WORDS * MOST_ACROSS)
  const nearest = new Float32Array(MOST_WORDS)
  const shares = memory.take(MOST_WORDS * MOST_WORDS)
  const counterparts = memory.take(MOST_WORDS * SENSES)
  const compared = memory.take(MOST_WORDS * 2 * SENSES)
  const aspects = memory.take(MOST_WORDS * ASPECTS)

  /** Each word of the one text beside what comes nearest to it in the other: sum and maximum of what that shows. */
  function oneSided(one: Wish, other: Wish): Float32Array {
    findCounterparts(one, other)
    for (let word = 0; word < one.words; word++) {
      for (let i = 0, at = word * SENSES; i < SENSES; i++, at++) {
        const sense = one.senses[at]!
        const opposite = counterparts[at]!
        compared[word * SENSES + at] = Math.abs(sense - opposite)
        compared[word * SENSES + SENSES + at] = sense * opposite
      }
    }
    memory.timesEach(compared, one.words, byCounterpart, ASPECTS, aspects)
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

  /** What of the other text is nearest to each word of the one, and how near. */
  function findCounterparts(one: Wish, other: Wish): void {
    const across = acrossOf(other.words)
    senses.set(one.senses)
    otherSenses.set(other.senses)
    turn(other, across)
    memory.timesEach(senses, one.words, otherAcross.subarray(0, across * SENSES), across, likeness)
    for (let word = 0; word < one.words; word++) {
      const [first, share] = [word * across, word * other.words]
      let likest = -Infinity
      for (let each = 0; each < other.words; each++) likest = Math.max(likest, likeness[first + each]!)
      nearest[word] = likest / one.lengths[word]!
      const sharply = sharpness / one.lengths[word]!
      let all = 0
      for (let each = 0; each < other.words; each++) {
        const nearness = Math.exp(sharply * (likeness[first + each]! - likest))
        shares[share + each] = nearness
        all += nearness
      }
      for (let each = 0; each < other.words; each++) shares[share + each]! /= all
    }
    memory.timesEach(shares, one.words, otherSenses.subarray(0, other.words * SENSES), SENSES, counterparts)
  }

  /** The senses as a layer, each word brought to unit length: a sense after the other, a number a word. */
  function turn({ words, senses: own, lengths }: Wish, across: number): void {
    for (let word = 0; word < words; word++) {
      const [first, length] = [word * SENSES, lengths[word]!]
      for (let i = 0; i < SENSES; i++) otherAcross[i * across + word] = own[first + i]! / length
    }
  }

  function sensesOf(all: Int32Array): Senses {
    const ranks = all.subarray(0, MOST_WORDS)
    const words = ranks.length
    const found = {
      words,
      senses: new Float32Array(words * SENSES),
      lengths: new Float32Array(words),
      weights: new Float32Array(words),
    }
    lookThrough(ranks, (traits, place) => {
      const sense = senseOf(ranks[place]!, traits)
      const length = Math.sqrt(product(sense, sense)) || 1
      found.senses.set(sense, place * SENSES)
      found.lengths[place] = length
      found.weights[place] = 1 / (1 + Math.exp(-usualImportance - product(sense, importance))) / USUAL_WORDS
    })
    return found
  }

  return {
    sensesOf,

    read(all) {
      const wish = sensesOf(all)
      const { words } = wish
      senses.set(wish.senses)
      memory.timesEach(senses, words, byItself, ASPECTS, aspects)
      const own = aspects.slice(0, words * ASPECTS).map((sum, at) => sum + usualAspect[at % ASPECTS]!)
      return { ...wish, aspects: own }
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
      const sums = memory.times(pooled, byPooled, ASPECTS)
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
}

/** Words of a text, and as many more as make the numbers of a sense a row that can be multiplied. */
const acrossOf = (words: number) => 16 * Math.ceil(words / 16)

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < SENSES; i++) sum += a[i]! * b[i]!
  return sum
}

const judges: { [language in Language]?: WishJudge } = {}

/** Unpacked at the first use. */
export function wishJudgeOf(language: Language): WishJudge {
  const judge = judges[language] ?? createJudge(sentenceNetworkOf(language), sentenceWeightsOf(language).wishes())
  judges[language] = judge
  return judge
}
