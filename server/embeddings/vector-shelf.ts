import { setImmediate as breathe } from 'node:timers/promises'
import type { Language } from '../../bot/entry.ts'

/** One known question with its entry and its vector of length one. */
export interface Row {
  readonly entryId: string
  readonly language: Language
  readonly vector: Float32Array
}

/** How like a question each entry is (−1–1), by entry. */
export type Likenesses = ReadonlyMap<string, number>

export interface Shelf {
  /** @param except a row that is taken to be unknown. */
  likenessesOf(question: Float32Array, except?: Row): Promise<Likenesses>
}

/** Products that are worked out before others get a turn. */
const NUMBERS_A_TURN = 1_000_000
/** Share of an entry's nearest question in its likeness; the rest is that of the middle of all its questions. */
const NEAREST = 2 / 3

/** The questions of one language. */
export function createShelf(rows: readonly Row[]): Shelf {
  const sums = new Map<string, Float32Array>()
  for (const { entryId, vector } of rows) {
    const sum = sums.get(entryId)
    if (sum === undefined) sums.set(entryId, Float32Array.from(vector))
    else for (let i = 0; i < vector.length; i++) sum[i]! += vector[i]!
  }
  const lengths = new Map([...sums].map(([id, sum]) => [id, Math.sqrt(product(sum, sum))]))

  function toMiddle(id: string, question: Float32Array, except: Row | undefined): number {
    const sum = sums.get(id)!
    if (except?.entryId !== id) return product(question, sum) / Math.max(lengths.get(id)!, 1e-9)
    const rest = sum.map((value, i) => value - except.vector[i]!)
    return product(question, rest) / Math.max(Math.sqrt(product(rest, rest)), 1e-9)
  }

  return {
    async likenessesOf(question, except) {
      const nearest = new Map<string, number>()
      const rowsATurn = Math.max(1, Math.floor(NUMBERS_A_TURN / question.length))
      for (const [at, row] of rows.entries()) {
        if (at > 0 && at % rowsATurn === 0) await breathe()
        if (row === except) continue
        const likeness = product(question, row.vector)
        if (likeness > (nearest.get(row.entryId) ?? Number.NEGATIVE_INFINITY)) nearest.set(row.entryId, likeness)
      }
      const likenesses = new Map<string, number>()
      for (const [id, likeness] of nearest)
        likenesses.set(id, NEAREST * likeness + (1 - NEAREST) * toMiddle(id, question, except))
      return likenesses
    },
  }
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
