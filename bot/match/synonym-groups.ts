import type { Synonyms } from '../entry.ts'
import { normalize } from '../text/normalize.ts'

export interface SynonymHit {
  /** The word that stands for the group. */
  readonly group: string
  /** The word of the group that the text holds. */
  readonly word: string
}

/** Finds the shop's synonym groups in normalized texts. Latin words must stand alone; Chinese words need not. */
export function createSynonymFinder(synonyms: Synonyms): (text: string) => SynonymHit[] {
  const groups = synonyms.map(words => [...new Set(words.map(normalize).filter(word => word !== ''))].sort())
  const patterns = groups.flatMap(words => {
    const group = words[0]
    return words.length < 2 || group === undefined ? [] : [{ group, pattern: patternOf(words) }]
  })
  return text =>
    patterns.flatMap(({ group, pattern }) => {
      const word = text.match(pattern)?.[0]
      return word === undefined ? [] : [{ group, word }]
    })
}

function patternOf(words: readonly string[]): RegExp {
  const longestFirst = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const escaped = longestFirst.map(word => {
    const plain = word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    return /^[a-z0-9 '-]+$/.test(word) ? `(?<![a-z0-9])${plain}(?![a-z0-9])` : plain
  })
  return new RegExp(escaped.join('|'), 'u')
}
