import type { Language } from '../entry.ts'
import { COMMON_CHINESE_MEANINGS, COMMON_CHINESE_WORDS } from './chinese-table-common.ts'
import { FURTHER_CHINESE_MEANINGS, FURTHER_CHINESE_WORDS } from './chinese-table-further.ts'
import { ENGLISH_MEANINGS, ENGLISH_WORDS } from './english-table.ts'

/** Numbers that describe one word's meaning. */
export const MEANING_SIZE = 128

/** Words of one language with their meanings; the place of a word is its rank by frequency, 0 the most frequent. */
export interface MeaningTable {
  readonly language: Language
  readonly rankOf: ReadonlyMap<string, number>
  /** Adds `weight` × the word's unit meaning to `sum`. */
  addTo(sum: Float32Array, rank: number, weight: number): void
}

function createTable(language: Language, words: readonly string[], parts: readonly (() => string)[]): MeaningTable {
  const packed = Buffer.concat(parts.map(part => Buffer.from(part(), 'base64')))
  const rankOf = new Map(words.map((word, rank) => [word, rank]))
  const bytesEach = MEANING_SIZE / 2
  const lengths = new Float32Array(words.length)
  for (let rank = 0; rank < words.length; rank++) {
    let squares = 0
    for (let i = rank * bytesEach; i < (rank + 1) * bytesEach; i++) {
      squares += ((packed[i]! >> 4) - 8) ** 2 + ((packed[i]! & 15) - 8) ** 2
    }
    lengths[rank] = Math.sqrt(squares) || 1
  }
  return {
    language,
    rankOf,
    addTo(sum, rank, weight) {
      const scale = weight / lengths[rank]!
      for (let i = 0, at = rank * bytesEach; i < MEANING_SIZE; i += 2, at++) {
        sum[i]! += ((packed[at]! >> 4) - 8) * scale
        sum[i + 1]! += ((packed[at]! & 15) - 8) * scale
      }
    },
  }
}

let english: MeaningTable | undefined
let chinese: MeaningTable | undefined

/** Stems of English words. Unpacked at the first use. */
export function englishMeanings(): MeaningTable {
  english ??= createTable('en', ENGLISH_WORDS.split(' '), [ENGLISH_MEANINGS])
  return english
}

/** Chinese words and characters. Unpacked at the first use. */
export function chineseMeanings(): MeaningTable {
  chinese ??= createTable(
    'zh',
    [...COMMON_CHINESE_WORDS.split(' '), ...FURTHER_CHINESE_WORDS.split(' ')],
    [COMMON_CHINESE_MEANINGS, FURTHER_CHINESE_MEANINGS],
  )
  return chinese
}
