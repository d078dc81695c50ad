import type { Language } from '../entry.ts'
import { type SentenceNetwork, sentenceNetworkOf, TRAITS } from './sentence-network.ts'
import { toUnitLength } from './unit-length.ts'
import { WORD_SIZE } from './word-numbers.ts'

/** Numbers that describe the meaning of one sentence. */
export const SENTENCE_SIZE = WORD_SIZE

/** Further words of a long message are not read. */
const MOST_WORDS = 48

/**
 * Tells the meaning of a sentence from its words in their order: like sentences have like numbers, also in other words.
 *
 * @param ranks ranks of the words in the language's table of meanings; −1 for one that is not in it.
 * @returns unit length; all 0 where no word is known.
 */
export type ReadSentence = (ranks: Int32Array) => Float32Array

function createReader({ numbersOf, lookThrough, addedBy, usual }: SentenceNetwork): ReadSentence {
  return function readSentence(all) {
    const sentence = new Float32Array(SENTENCE_SIZE)
    if (all.every(rank => rank < 0)) return sentence
    const ranks = all.subarray(0, MOST_WORDS)
    const share = 1 / Math.sqrt(ranks.length)
    const sum = new Float32Array(TRAITS)
    lookThrough(ranks, traits => {
      for (let i = 0; i < TRAITS; i++) sum[i]! += traits[i]! * share
    })
    for (const part of [usual, addedBy(sum), ...Array.from(ranks, numbersOf)]) {
      for (let i = 0; i < SENTENCE_SIZE; i++) sentence[i]! += part[i]!
    }
    return toUnitLength(sentence)
  }
}

const readers: { [language in Language]?: ReadSentence } = {}

/** Unpacked at the first use. */
export function sentenceReaderOf(language: Language): ReadSentence {
  const reader = readers[language] ?? createReader(sentenceNetworkOf(language))
  readers[language] = reader
  return reader
}
