import type { BotEntry } from '../entry.ts'
import { type TextTable, tableOf } from '../text/text-table.ts'

/** Whose questions something was learned from, so that it shows which have changed since. Plain data. */
export interface AskedEntries {
  /** In the order in which the engine numbers the entries. */
  readonly ids: TextTable
  /** Two numbers an entry, which are others when its questions are. */
  readonly names: Int32Array
}

/** @param entries sorted by id. */
export function askedEntries(entries: readonly BotEntry[]): AskedEntries {
  const names = new Int32Array(entries.length * 2)
  entries.forEach((entry, place) => {
    names.set(nameOfQuestions(entry), place * 2)
  })
  return { ids: tableOf([...new Set(entries.map(({ id }) => id))]), names }
}

/** Entries are not changed, but asked about again and again. */
const known = new WeakMap<BotEntry, readonly [number, number]>()

export function nameOfQuestions(entry: BotEntry): readonly [number, number] {
  const before = known.get(entry)
  if (before !== undefined) return before
  let first = 0x811c9dc5 | 0
  let second = 0x9dc5811c | 0
  for (const text of questionsOf(entry)) {
    for (let i = 0; i <= text.length; i++) {
      const code = i < text.length ? text.charCodeAt(i) : 0x1_0001
      first = Math.imul(first ^ code, 0x01000193)
      second = (Math.imul(second ^ code, 0x5bd1e995) + i) | 0
    }
  }
  known.set(entry, [first, second])
  return [first, second]
}

/** An entry's questions as the engine numbers them. */
export const questionsOf = ({ questions }: BotEntry): string[] => [...new Set(questions)].sort()
