import type { BotEntry } from '../entry.ts'
import { normalize } from '../text/normalize.ts'

/** A keyword that several entries share names a thing people talk about (空调, 手机), one that a single entry has a detail of it. */
const SHARED_BY = 2
const MOST_SUBJECTS = 3

/** The things that these entries speak of, by their keywords, as normalized texts. */
export function subjectsOf(entries: readonly BotEntry[]): string[] {
  const times = new Map<string, number>()
  for (const { keywords = [] } of entries) {
    for (const word of new Set(keywords.map(normalize))) times.set(word, (times.get(word) ?? 0) + 1)
  }
  return [...times].flatMap(([word, count]) => (count >= SHARED_BY && word.length > 1 ? [word] : [])).sort()
}

/** Finds the things that a text speaks of; the first named first. Expects normalized text. */
export function createSubjectFinder(subjects: readonly string[]): (text: string) => readonly string[] {
  return text => {
    const spaced = ` ${text.replace(/[^a-z0-9]+/g, ' ')} `
    return subjects
      .map(word => ({ word, at: /^[a-z]/.test(word) ? placeOfWord(spaced, word) : text.indexOf(word) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.word.length - a.word.length)
      .slice(0, MOST_SUBJECTS)
      .map(({ word }) => word)
  }
}

/** Where a Latin word stands, in the singular or the plural; −1 when it does not. */
function placeOfWord(spaced: string, word: string): number {
  const single = spaced.indexOf(` ${word} `)
  return single >= 0 ? single : spaced.indexOf(` ${word}s `)
}
