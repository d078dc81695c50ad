import type { Feature, Reading } from './features.ts'

/** A text as numbers: which features, how often. Unknown features keep their weight, so that ignorance shows. */
export interface Counted {
  /** Feature numbers, each once; −1 − view for all unknown ones of a view together never appears: see `unknown`. */
  readonly ids: Int32Array
  readonly counts: Float32Array
  /** Features never seen in the knowledge: their views and weights. */
  readonly unknown: readonly Feature[]
  readonly meaningWords: readonly { readonly id: number; readonly rank: number; readonly says: number }[]
  readonly codes: readonly string[]
}

/** Numbers every feature of the knowledge; fixed once built. */
export interface Lexicon {
  readonly idOf: ReadonlyMap<string, number>
  readonly viewOf: Uint8Array
  readonly saysOf: Float32Array
  readonly size: number
}

export function createLexicon(readings: readonly Reading[]): Lexicon {
  const idOf = new Map<string, number>()
  const views: number[] = []
  const says: number[] = []
  for (const { features } of readings) {
    for (const feature of features) {
      if (idOf.has(feature.key)) continue
      idOf.set(feature.key, idOf.size)
      views.push(feature.view)
      says.push(feature.says)
    }
  }
  return { idOf, viewOf: Uint8Array.from(views), saysOf: Float32Array.from(says), size: idOf.size }
}

export function count(reading: Reading, { idOf }: Lexicon): Counted {
  const counts = new Map<number, number>()
  const unknown: Feature[] = []
  for (const feature of reading.features) {
    const id = idOf.get(feature.key)
    if (id === undefined) unknown.push(feature)
    else counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return {
    ids: Int32Array.from(counts.keys()),
    counts: Float32Array.from(counts.values()),
    unknown,
    meaningWords: reading.meaningWords.map(({ key, rank, says }) => ({ id: idOf.get(key) ?? -1, rank, says })),
    codes: reading.codes,
  }
}
