import type { SentenceWeights } from './sentence-weights.ts'

/** Numbers that describe a word as a part of sentences. */
export const WORD_SIZE = 128
/** A byte of `lengths` is so many times the length. */
const LENGTH_UNIT = 1_024

/** The numbers of a word by its rank in the language's table of meanings; −1 for a word that is not in it. */
export type WordNumbers = (rank: number) => Float32Array

export function wordNumbersOf(weights: SentenceWeights): WordNumbers {
  const words = Buffer.from(weights.words(), 'base64')
  const lengths = Buffer.from(weights.lengths(), 'base64')
  const unknown = lengths.length - 1
  return rank => {
    const row = rank < 0 ? unknown : rank
    const numbers = new Float32Array(WORD_SIZE)
    const scale = lengths[row]! / LENGTH_UNIT
    for (let i = 0, at = (row * WORD_SIZE) / 2; i < WORD_SIZE; i += 2, at++) {
      numbers[i] = ((words[at]! >> 4) - 8) * scale
      numbers[i + 1] = ((words[at]! & 15) - 8) * scale
    }
    return numbers
  }
}
