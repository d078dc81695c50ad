import { placeOf, type TextTable, tableOf } from '../text/text-table.ts'

/** The very words of the known questions, and whose they are. Plain data. */
export interface WrittenQuestions {
  readonly texts: TextTable
  readonly entryOf: Int32Array
}

export function readWritten(rows: readonly { readonly entry: number; readonly text: string }[]): WrittenQuestions {
  const entryOf = new Map(rows.map(({ text, entry }) => [bare(text), entry]))
  return { texts: tableOf([...entryOf.keys()]), entryOf: Int32Array.from(entryOf.values()) }
}

/** The entry that has exactly this question, punctuation aside; −1 when none has. */
export function entryThatSays({ texts, entryOf }: WrittenQuestions, text: string): number {
  return entryOf[placeOf(texts, bare(text))] ?? -1
}

/** A text without punctuation and blanks. */
export const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')
