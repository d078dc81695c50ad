import type { Language } from '../entry.ts'
import { CHINESE_SENTENCES } from './chinese-sentences.ts'
import { ENGLISH_SENTENCES } from './english-sentences.ts'
import { toUnitLength } from './unit-length.ts'

/** Numbers that describe the meaning of one sentence. */
export const SENTENCE_SIZE = 128

/** Numbers that describe a word as a part of sentences. */
const WORD_SIZE = SENTENCE_SIZE
/** What three words in a row are looked through for. */
const TRAITS = 256
/** Words whose part in the traits is remembered: the questions of a shop use few different ones. */
const REMEMBERED = 2_048
/** Further words of a long message are not read. */
const MOST_WORDS = 48

/**
 * What a language's network has learned, in base64; `scripts/meaning/sentences/README.md` tells how. `words`: by rank, 128
 * numbers of 4 bits, last those of an unknown word; `lengths`: by rank, a byte that the numbers are scaled by; `layers`:
 * numbers of 8 bits, row by row, with their scales.
 */
export interface SentenceWeights {
  readonly words: () => string
  readonly lengths: () => string
  readonly layers: () => string
}

/**
 * Tells the meaning of a sentence from its words in their order: like sentences have like numbers, also in other words.
 *
 * @param ranks ranks of the words in the language's table of meanings; undefined for one that is not in it.
 * @returns unit length; all 0 where no word is known.
 */
export type ReadSentence = (ranks: readonly (number | undefined)[]) => Float32Array

/** One word: its numbers, and what it adds to the traits as the word before, the word itself and the word after. */
interface Word {
  readonly numbers: Float32Array
  readonly before: Float32Array
  readonly here: Float32Array
  readonly after: Float32Array
}

function createReader(weights: SentenceWeights): ReadSentence {
  const words = Buffer.from(weights.words(), 'base64')
  const lengths = Buffer.from(weights.lengths(), 'base64')
  const take = unpacker(Buffer.from(weights.layers(), 'base64'))
  const before = take.layer(WORD_SIZE, TRAITS)
  const here = take.layer(WORD_SIZE, TRAITS)
  const after = take.layer(WORD_SIZE, TRAITS)
  const byTraits = take.layer(TRAITS, SENTENCE_SIZE)
  const usualTraits = take.numbers(TRAITS)
  const usual = take.numbers(SENTENCE_SIZE)
  const start = times(take.numbers(WORD_SIZE), before, TRAITS)
  const end = times(take.numbers(WORD_SIZE), after, TRAITS)
  const remembered = new Map<number, Word>()
  const unknown = lengths.length - 1

  function wordAt(rank: number): Word {
    const known = remembered.get(rank)
    if (known !== undefined) return known
    const numbers = new Float32Array(WORD_SIZE)
    const scale = lengths[rank]! / LENGTH_UNIT
    for (let i = 0, at = (rank * WORD_SIZE) / 2; i < WORD_SIZE; i += 2, at++) {
      numbers[i] = ((words[at]! >> 4) - 8) * scale
      numbers[i + 1] = ((words[at]! & 15) - 8) * scale
    }
    const word = {
      numbers,
      before: times(numbers, before, TRAITS),
      here: times(numbers, here, TRAITS),
      after: times(numbers, after, TRAITS),
    }
    if (remembered.size < REMEMBERED) remembered.set(rank, word)
    return word
  }

  function traitsOf(found: readonly Word[]): Float32Array {
    const traits = new Float32Array(TRAITS)
    const share = 1 / Math.sqrt(found.length)
    found.forEach(({ here }, at) => {
      const left = found[at - 1]?.before ?? start
      const right = found[at + 1]?.after ?? end
      for (let i = 0; i < TRAITS; i++) {
        const trait = left[i]! + here[i]! + right[i]! + usualTraits[i]!
        if (trait > 0) traits[i]! += trait * share
      }
    })
    return traits
  }

  return function readSentence(ranks) {
    const sentence = new Float32Array(SENTENCE_SIZE)
    if (ranks.every(rank => rank === undefined)) return sentence
    const found = ranks.slice(0, MOST_WORDS).map(rank => wordAt(rank ?? unknown))
    for (const part of [usual, times(traitsOf(found), byTraits, SENTENCE_SIZE), ...found.map(word => word.numbers)]) {
      for (let i = 0; i < SENTENCE_SIZE; i++) sentence[i]! += part[i]!
    }
    return toUnitLength(sentence)
  }
}

/** A byte of `lengths` is so many times the length. */
const LENGTH_UNIT = 1_024

/** Takes what was packed one after the other. */
function unpacker(packed: Buffer) {
  let at = 0
  function numbers(count: number): Float32Array {
    const taken = new Float32Array(count)
    for (let i = 0; i < count; i++, at += 4) taken[i] = packed.readFloatLE(at)
    return taken
  }
  return {
    numbers,
    /** `from` rows of `to` numbers. */
    layer(from: number, to: number): Float32Array {
      const scales = numbers(to)
      const taken = new Float32Array(from * to)
      for (let row = 0; row < taken.length; row += to) {
        for (let i = 0; i < to; i++, at++) taken[row + i] = packed.readInt8(at) * scales[i]!
      }
      return taken
    },
  }
}

/** Eight rows at a time, which spares most of the reading and writing of sums. */
function times(numbers: Float32Array, layer: Float32Array, to: number): Float32Array {
  const sums = new Float32Array(to)
  for (let i = 0, a = 0; i < numbers.length; i += 8, a += 8 * to) {
    const [n0, n1, n2, n3] = [numbers[i]!, numbers[i + 1]!, numbers[i + 2]!, numbers[i + 3]!]
    const [n4, n5, n6, n7] = [numbers[i + 4]!, numbers[i + 5]!, numbers[i + 6]!, numbers[i + 7]!]
    const [b, c, d, e] = [a + to, a + 2 * to, a + 3 * to, a + 4 * to]
    const [f, g, h] = [a + 5 * to, a + 6 * to, a + 7 * to]
    for (let j = 0; j < to; j++) {
      sums[j]! +=
        n0 * layer[a + j]! +
        n1 * layer[b + j]! +
        n2 * layer[c + j]! +
        n3 * layer[d + j]! +
        n4 * layer[e + j]! +
        n5 * layer[f + j]! +
        n6 * layer[g + j]! +
        n7 * layer[h + j]!
    }
  }
  return sums
}

const readers: { [language in Language]?: ReadSentence } = {}

/** Unpacked at the first use. */
export function sentenceReaderOf(language: Language): ReadSentence {
  const reader = readers[language] ?? createReader(language === 'zh' ? CHINESE_SENTENCES : ENGLISH_SENTENCES)
  readers[language] = reader
  return reader
}
