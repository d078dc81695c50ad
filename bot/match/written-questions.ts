import { placeOf, type TextTable, tableOf } from '../text/text-table.ts'

/** What ends a Chinese question and changes nothing in it; 吗 does. */
const LAST_PARTICLES = /(?<=.)[啊呀吖呢哦喔哈嘛呗]+$/u

/** The very words of the known questions, and whose they are. Plain data. */
export interface WrittenQuestions {
  readonly texts: TextTable
  readonly entryOf: Int32Array
}

export function readWritten(rows: readonly { readonly entry: number; readonly text: string }[]): WrittenQuestions {
  const entryOf = new Map(rows.map(({ text, entry }) => [wordsOf(text), entry]))
  return { texts: tableOf([...entryOf.keys()]), entryOf: Int32Array.from(entryOf.values()) }
}

/** The entry that has exactly this question, punctuation and particles at its end aside; −1 when none has. */
export function entryThatSays({ texts, entryOf }: WrittenQuestions, text: string): number {
  return entryOf[placeOf(texts, wordsOf(text))] ?? -1
}

/** A text without punctuation and blanks. */
export const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

const wordsOf = (text: string): string => bare(text).replace(LAST_PARTICLES, '')
