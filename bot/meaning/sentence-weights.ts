import type { Language } from '../entry.ts'
import { CHINESE_SENTENCES } from './chinese-sentences.ts'
import { ENGLISH_SENTENCES } from './english-sentences.ts'

/**
 * What a language's network has learned, in base64; `scripts/meaning/sentences/README.md` tells how. `words`: by rank, 128
 * numbers of 4 bits, last those of an unknown word; `lengths`: by rank, a byte that the numbers are scaled by; `layers` and
 * `wishes`: numbers of 8 bits, row by row, with their scales.
 */
export interface SentenceWeights {
  readonly words: () => string
  readonly lengths: () => string
  /** What makes the meaning of a sentence of its words. */
  readonly layers: () => string
  /** What tells whether two texts want the same. */
  readonly wishes: () => string
}

export const sentenceWeightsOf = (language: Language): SentenceWeights =>
  language === 'zh' ? CHINESE_SENTENCES : ENGLISH_SENTENCES
