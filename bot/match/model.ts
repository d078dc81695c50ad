import type { Language } from '../entry.ts'
import type { Classifier } from '../learn/classifier.ts'
import { sharedInts } from '../text/shared-arrays.ts'
import { meaningsOf, viewsOf } from './features.ts'
import type { Counted, Lexicon } from './lexicon.ts'
import { indexQuestions, type NeighbourIndex } from './neighbours.ts'
import { MEANING_NUMBERS, type Vector, vectorOf, type Weighing, weigh } from './weighing.ts'

/** A known question and the place of its entry. */
export interface Known {
  readonly text: Counted
  readonly entry: number
}

/** Ranks of words, row by row: those of row `r` are from `starts[r]` up to `starts[r + 1]`. */
export interface WordRows {
  readonly starts: Int32Array
  readonly ranks: Int32Array
}

/** What is known of some questions: how rare their features are, where they lie, what tells their entries apart. */
export interface Model {
  readonly language: Language
  readonly lexicon: Lexicon
  readonly entries: number
  readonly weighing: Weighing
  /** Meanings of the known questions, one after the other. */
  readonly meanings: Float32Array
  readonly entryOf: Int32Array
  /** Questions of entry `e` are those from `firstQuestion[e]` up to `firstQuestion[e + 1]`. */
  readonly firstQuestion: Int32Array
  /** Sum of the rarities of a question's features, by question, then by view. */
  readonly mass: Float32Array
  /** Ranks of the words with a meaning that an entry's questions use, the most used first. */
  readonly words: WordRows
  /** Ranks of a question's words in their order, by question; −1 for an unknown word. */
  readonly sentences: WordRows
  readonly index: NeighbourIndex
  /** null where learning would take too long: then likeness alone decides. */
  readonly classifier: Classifier | null
}

/** @param known sorted by entry. */
export function buildModel(
  known: readonly Known[],
  entries: number,
  lexicon: Lexicon,
  language: Language,
  classifierFor: (vectors: readonly Vector[], labels: Int32Array) => Classifier | null,
): Model {
  const views = viewsOf(language)
  const texts = known.map(({ text }) => text)
  const entryOf = Int32Array.from(known, ({ entry }) => entry)
  const { weighing, said } = weigh(texts, entryOf, lexicon, meaningsOf(language))
  const vectors = texts.map((text, at) => vectorOf(text, weighing, lexicon, views, meaningsOf(language), said[at]))
  const index = indexQuestions(vectors, lexicon.size)
  const meanings = new Float32Array(vectors.length * MEANING_NUMBERS)
  vectors.forEach(({ meaning }, question) => {
    meanings.set(meaning, question * MEANING_NUMBERS)
  })
  return {
    ...{ language, lexicon, entries, weighing, meanings, entryOf, index },
    firstQuestion: firstQuestions(entryOf, entries),
    mass: massesOf(texts, weighing, lexicon, views.length),
    words: wordsOf(known, entries),
    sentences: wordRows(texts.map(text => text.ranks)),
    classifier: classifierFor(vectors, entryOf),
  }
}

function firstQuestions(entryOf: Int32Array, entries: number): Int32Array {
  const first = new Int32Array(entries + 1)
  for (const entry of entryOf) first[entry + 1]!++
  for (let entry = 0; entry < entries; entry++) first[entry + 1]! += first[entry]!
  return first
}

export function massesOf(texts: readonly Counted[], weighing: Weighing, lexicon: Lexicon, views: number): Float32Array {
  const mass = new Float32Array(texts.length * views)
  texts.forEach(({ ids }, question) => {
    for (const id of ids) mass[question * views + lexicon.viewOf[id]!]! += weighing.rarity[id]!
  })
  return mass
}

export function wordsOf(known: readonly Known[], entries: number): WordRows {
  const times = Array.from({ length: entries }, () => new Map<number, number>())
  for (const { text, entry } of known) {
    for (const { rank } of text.meaningWords) times[entry]!.set(rank, (times[entry]!.get(rank) ?? 0) + 1)
  }
  const ranks = times.map(counts => [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([rank]) => rank))
  return wordRows(ranks)
}

export function wordRows(rows: readonly ArrayLike<number>[]): WordRows {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, at) => {
    starts[at + 1] = starts[at]! + row.length
  })
  const ranks = sharedInts(starts[rows.length]!)
  rows.forEach((row, at) => {
    ranks.set(row, starts[at])
  })
  return { starts, ranks }
}

export const rowAt = ({ starts, ranks }: WordRows, row: number): Int32Array =>
  ranks.subarray(starts[row], starts[row + 1])
