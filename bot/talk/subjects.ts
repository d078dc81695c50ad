import type { BotEntry } from '../entry.ts'
import { normalize } from '../text/normalize.ts'

/** A keyword that several entries share names a thing people talk about (空调, 手机), one that a single entry has a detail of it. */
const SHARED_BY = 2
const MOST_SUBJECTS = 3

/**
 * Finds the things that a text speaks of, by the keywords of the entries; the first named first.
 * Expects normalized text.
 */
export function createSubjectFinder(entries: readonly BotEntry[]): (text: string) => readonly string[] {
  const times = new Map<string, number>()
  for (const { keywords = [] } of entries) {
    for (const word of new Set(keywords.map(normalize))) times.set(word, (times.get(word) ?? 0) + 1)
  }
  const subjects = [...times].flatMap(([word, count]) => (count >= SHARED_BY && word.length > 1 ? [word] : [])).sort()
  const places = (text: string, word: string): number =>
    /^[a-z]/.test(word) ? ` ${text.replace(/[^a-z0-9]+/g, ' ')} `.search(` ${word}s? `) : text.indexOf(word)
  return text =>
    subjects
      .map(word => ({ word, at: places(text, word) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.word.length - a.word.length)
      .slice(0, MOST_SUBJECTS)
      .map(({ word }) => word)
}
