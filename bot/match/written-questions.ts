import { placeOf, type TextTable, tableOf } from '../text/text-table.ts'

/** What ends a Chinese question and changes nothing in it; 吗 does. */
const LAST_PARTICLES = /(?<=.)[啊呀吖呢哦喔哈嘛呗]+$/u
/** What stands before a "how" and changes nothing in it: 要怎么用, 该如何用. */
const BEFORE_HOW = /(?:应该|该|要)(?=怎么|如何|咋)/u

/** The very words of the known questions, and whose they are. Plain data. */
export interface WrittenQuestions {
  readonly texts: TextTable
  readonly entryOf: Int32Array
}

export function readWritten(rows: readonly { readonly entry: number; readonly text: string }[]): WrittenQuestions {
  const entryOf = new Map(rows.map(({ text, entry }) => [asWritten(text), entry]))
  return { texts: tableOf([...entryOf.keys()]), entryOf: Int32Array.from(entryOf.values()) }
}

/** The entry that has exactly this question, punctuation and words that change nothing aside; −1 when none has. */
export function entryThatSays({ texts, entryOf }: WrittenQuestions, text: string): number {
  return entryOf[placeOf(texts, asWritten(text))] ?? -1
}

/** A text without punctuation and blanks. */
export const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/** The same for all ways to type one question word for word. */
export const asWritten = (text: string): string => bare(text).replace(LAST_PARTICLES, '').replace(BEFORE_HOW, '')
