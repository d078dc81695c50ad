import type { Look } from './build-engine.ts'
import type { Doubt, Explanation } from './decision.ts'
import type { Language } from './entry.ts'
import { cutWords } from './text/cut-words.ts'
import { words } from './text/stems.ts'

interface Asked {
  /** The normalized query. */
  readonly text: string
  readonly language: Language
  questionAt(place: number): string
  idAt(entry: number): string
  lookAt(text: string): Look
}

/** Words that are tried one by one; longer queries are explained by their first words. */
const MOST_WORDS = 24

/**
 * Why `entry` stands where it stands: each word is taken out in turn, and what its absence costs is its share.
 *
 * @returns null when the entry is no candidate at all.
 */
export function explanationOf(look: Look, entry: number, asked: Asked): Explanation | null {
  const about = look.ranked.find(({ evidence }) => evidence.entry === entry)
  if (!about) return null
  const { top } = look.match
  const own = top.find(({ id }) => id === asked.idAt(entry))?.confidence ?? 0
  const runnerUp = top.find(({ id }) => id !== asked.idAt(entry)) ?? null

  const costs = wordsOf(asked).map(word => {
    const without = asked.lookAt(asked.text.replace(word, ' ')).ranked
    const left = without.find(({ evidence }) => evidence.entry === entry)?.score ?? about.score - 10
    return { word, cost: Math.max(0, about.score - left) }
  })
  const total = costs.reduce((sum, { cost }) => sum + cost, 0)
  return {
    words: costs
      .filter(({ cost }) => cost > 0)
      .map(({ word, cost }) => ({ word, share: cost / total }))
      .sort((a, b) => b.share - a.share || (a.word < b.word ? -1 : 1)),
    repairs: [
      ...look.repairs,
      ...look.synonyms
        .filter(({ group, word }) => group !== word)
        .map(({ group, word }) => ({ typed: word, read: group, by: 'synonym' as const })),
    ],
    matchedQuestion: asked.questionAt(about.evidence.questions[0] ?? -1),
    doubts: doubtsOf(look, entry),
    runnerUp,
    margin: own - (runnerUp?.confidence ?? 0),
  }
}

function doubtsOf({ opposites, asksUnknownCode }: Look, entry: number): Doubt[] {
  const doubts: Doubt[] = []
  if (opposites.has(entry)) doubts.push('opposite')
  if (asksUnknownCode) doubts.push('unknownCode')
  return doubts
}

function wordsOf({ text, language }: Asked): string[] {
  const latin = text.match(/[a-z0-9]+/g) ?? []
  const found = language === 'zh' ? [...latin, ...cutWords(text.match(/\p{Script=Han}/gu) ?? [])] : words(text)
  return [...new Set(found)].slice(0, MOST_WORDS)
}
