import type { Language } from '../entry.ts'
import { unpacker } from './layers.ts'
import { sentenceWeightsOf } from './sentence-weights.ts'
import { createWideMemory } from './wide-memory.ts'
import { WORD_SIZE, type WordNumbers, wordNumbersOf } from './word-numbers.ts'

/** What three words in a row are looked through for. */
export const TRAITS = 256
/** Words whose part in the traits is remembered: the questions of a shop use few different ones. */
const REMEMBERED = 2_048

/** What a word adds to the traits of the word after it, to its own, and to those of the word before it. */
interface Word {
  readonly before: Float32Array
  readonly here: Float32Array
  readonly after: Float32Array
}

/** The part of a language's network that reading a sentence and comparing two have in common. */
export interface SentenceNetwork {
  readonly numbersOf: WordNumbers
  /**
   * Looks through a text three words at a time, and gives the traits of each word to `see`, the first word first, in an
   * array that is used again for the next.
   */
  lookThrough(ranks: Int32Array, see: (traits: Float32Array, place: number) => void): void
  /** What traits add to a sentence, and what is added to every sentence. */
  readonly addedBy: (traits: Float32Array) => Float32Array
  readonly usual: Float32Array
}

function createNetwork(language: Language): SentenceNetwork {
  const weights = sentenceWeightsOf(language)
  const numbersOf = wordNumbersOf(weights)
  const take = unpacker(Buffer.from(weights.layers(), 'base64'))
  const { put, times } = createWideMemory(4 * WORD_SIZE * TRAITS)
  const before = put(take.layer(WORD_SIZE, TRAITS))
  const here = put(take.layer(WORD_SIZE, TRAITS))
  const after = put(take.layer(WORD_SIZE, TRAITS))
  const byTraits = put(take.layer(TRAITS, WORD_SIZE))
  const usualTraits = take.numbers(TRAITS)
  const usual = take.numbers(WORD_SIZE)
  const start = times(take.numbers(WORD_SIZE), before, TRAITS)
  const end = times(take.numbers(WORD_SIZE), after, TRAITS)
  const remembered = new Map<number, Word>()
  const traits = new Float32Array(TRAITS)

  function wordAt(rank: number): Word {
    const known = remembered.get(rank)
    if (known !== undefined) return known
    const numbers = numbersOf(rank)
    const word = {
      before: times(numbers, before, TRAITS),
      here: times(numbers, here, TRAITS),
      after: times(numbers, after, TRAITS),
    }
    if (remembered.size < REMEMBERED) remembered.set(rank, word)
    return word
  }

  function lookThrough(ranks: Int32Array, see: (traits: Float32Array, place: number) => void): void {
    const words = Array.from(ranks, wordAt)
    words.forEach((word, place) => {
      const left = words[place - 1]?.before ?? start
      const right = words[place + 1]?.after ?? end
      for (let i = 0; i < TRAITS; i++) {
        traits[i] = Math.max(0, left[i]! + word.here[i]! + right[i]! + usualTraits[i]!)
      }
      see(traits, place)
    })
  }

  return { numbersOf, lookThrough, addedBy: traits => times(traits, byTraits, WORD_SIZE), usual }
}

const networks: { [language in Language]?: SentenceNetwork } = {}

/** Unpacked at the first use. */
export function sentenceNetworkOf(language: Language): SentenceNetwork {
  const network = networks[language] ?? createNetwork(language)
  networks[language] = network
  return network
}
