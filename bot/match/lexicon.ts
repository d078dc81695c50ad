import { placeOf, type TextTable, tableOf } from '../text/text-table.ts'
import { type Feature, type Reading, SHAPE } from './features.ts'

/** A text as numbers: which features, how often. Unknown features keep their weight, so that ignorance shows. */
export interface Counted {
  /** Feature numbers, each once. */
  readonly ids: Int32Array
  readonly counts: Float32Array
  /** Features never seen in the knowledge: their views and weights. */
  readonly unknown: readonly Feature[]
  readonly meaningWords: readonly { readonly id: number; readonly rank: number; readonly says: number }[]
  /** See {@link Reading} for this and what follows. */
  readonly sentence: Float32Array
  readonly gist: Float32Array
  readonly ranks: Int32Array
  readonly codes: readonly string[]
}

/** Numbers every feature of the knowledge; fixed once built. */
export interface Lexicon {
  /** Names of the features, by number. */
  readonly keys: TextTable
  readonly viewOf: Uint8Array
  readonly saysOf: Float32Array
  readonly size: number
}

/** Numbers the features of texts one by one, so that no text is held longer than needed. */
export function createLexicon(): {
  add(reading: Reading): Counted
  finish(texts: readonly Counted[]): FinishedLexicon
} {
  const idOf = new Map<string, number>()
  const views: number[] = []
  const says: number[] = []
  return {
    add(reading) {
      for (const { key, view, says: weight } of reading.features) {
        if (idOf.has(key)) continue
        idOf.set(key, idOf.size)
        views.push(view)
        says.push(weight)
      }
      return countBy(reading, key => idOf.get(key) ?? -1)
    },
    finish(texts) {
      const numbers = { viewOf: Uint8Array.from(views), saysOf: Float32Array.from(says), size: idOf.size }
      if (texts.length >= LARGE_FROM) return withoutRarities({ ...numbers, idOf }, texts)
      return { lexicon: { ...numbers, keys: tableOf([...idOf.keys()]) }, texts }
    },
  }
}

interface FinishedLexicon {
  readonly lexicon: Lexicon
  /** The same texts in the numbers of the finished lexicon. */
  readonly texts: readonly Counted[]
}

/** From this many questions on, a shape that only one of them has is not worth its memory. */
export const LARGE_FROM = 1_000

type Draft = Omit<Lexicon, 'keys'> & { readonly idOf: ReadonlyMap<string, number> }

function withoutRarities(lexicon: Draft, texts: readonly Counted[]): FinishedLexicon {
  const seen = new Uint32Array(lexicon.size)
  for (const { ids } of texts) for (const id of ids) seen[id]!++
  const keys: string[] = []
  const newId = new Int32Array(lexicon.size).fill(-1)
  for (const [key, id] of lexicon.idOf) {
    if (lexicon.viewOf[id] === SHAPE && seen[id]! < 2) continue
    newId[id] = keys.length
    keys.push(key)
  }
  const kept = Array.from(newId.keys()).filter(id => newId[id]! >= 0)
  return {
    lexicon: {
      keys: tableOf(keys),
      viewOf: Uint8Array.from(kept, id => lexicon.viewOf[id]!),
      saysOf: Float32Array.from(kept, id => lexicon.saysOf[id]!),
      size: keys.length,
    },
    texts: texts.map(text => {
      const places = Array.from(text.ids.keys()).filter(place => newId[text.ids[place]!]! >= 0)
      return {
        ...text,
        ids: Int32Array.from(places, place => newId[text.ids[place]!]!),
        counts: Float32Array.from(places, place => text.counts[place]!),
        meaningWords: text.meaningWords.map(word => ({ ...word, id: word.id < 0 ? -1 : newId[word.id]! })),
      }
    }),
  }
}

export function count(reading: Reading, { keys }: Pick<Lexicon, 'keys'>): Counted {
  return countBy(reading, key => placeOf(keys, key))
}

/** @param idOf the number of a feature; −1 for an unknown one. */
function countBy(reading: Reading, idOf: (key: string) => number): Counted {
  const counts = new Map<number, number>()
  const unknown: Feature[] = []
  for (const feature of reading.features) {
    const id = idOf(feature.key)
    if (id < 0) unknown.push(feature)
    else counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return {
    ids: Int32Array.from(counts.keys()),
    counts: Float32Array.from(counts.values()),
    unknown,
    meaningWords: reading.meaningWords.map(({ key, rank, says }) => ({ id: idOf(key), rank, says })),
    sentence: reading.sentence,
    gist: reading.gist,
    ranks: reading.ranks,
    codes: reading.codes,
  }
}
