import { setImmediate as breathe } from 'node:timers/promises'
import type { Language } from '../../bot/entry.ts'

/** One known question with its entry and its vector of length one. */
export interface Row {
  readonly entryId: string
  readonly language: Language
  readonly vector: Float32Array
}

export interface VectorIndex {
  /** For each entry, how much speaks for it, in log-odds; near zero where the likeness tells nothing. */
  hintsFor(question: Float32Array): Promise<Readonly<Record<string, number>>>
}

/** Products that are worked out before others get a turn. */
const NUMBERS_A_TURN = 1_000_000
/** Questions whose likeness to the others is looked at to learn what a difference means. */
const MOST_SAMPLES = 200
const STEPS = 60
const RATE = 20
/** Shrinks what few samples say. */
const CAUTION = 0.02

/**
 * Likenesses of different models mean different things, so that the knowledge itself tells what they mean: each of its
 * questions is compared with the others, and a logistic curve learns from how far its own entry leads. Each language by
 * itself: an entry and its translation are about the same and no rivals.
 */
export async function createVectorIndex(rows: readonly Row[]): Promise<VectorIndex> {
  const shelves: { readonly rows: readonly Row[]; readonly slope: number }[] = []
  for (const language of ['zh', 'en'] as const) {
    const own = rows.filter(row => row.language === language)
    shelves.push({ rows: own, slope: await learnSlope(own) })
  }
  return {
    async hintsFor(question) {
      const hints: [string, number][] = []
      for (const { rows: own, slope } of shelves) {
        const best = await bestByEntry(own, question, -1)
        for (const id of best.keys()) hints.push([id, slope * leadOf(id, best)])
      }
      return Object.fromEntries(hints)
    },
  }
}

async function learnSlope(rows: readonly Row[]): Promise<number> {
  const every = Math.max(1, Math.floor(rows.length / MOST_SAMPLES))
  const leads: number[] = []
  for (let at = 0; at < rows.length; at += every) {
    const { entryId, vector } = rows[at]!
    const best = await bestByEntry(rows, vector, at)
    if (best.has(entryId) && best.size > 1) leads.push(leadOf(entryId, best))
  }
  if (leads.length === 0) return 0
  let slope = 0
  for (let step = 0; step < STEPS; step++) {
    const pull = leads.reduce((sum, lead) => sum + lead / (1 + Math.exp(slope * lead)), 0) / leads.length
    slope = Math.max(0, slope + RATE * (pull - (CAUTION * slope) / leads.length))
  }
  return slope
}

/** How far an entry is ahead of the best other one; negative when it is behind. */
function leadOf(id: string, best: ReadonlyMap<string, number>): number {
  let other = -1
  for (const [each, likeness] of best) if (each !== id && likeness > other) other = likeness
  return (best.get(id) ?? -1) - other
}

/** @param except a row that is not looked at. */
async function bestByEntry(rows: readonly Row[], question: Float32Array, except: number): Promise<Map<string, number>> {
  const best = new Map<string, number>()
  const rowsATurn = Math.max(1, Math.floor(NUMBERS_A_TURN / question.length))
  for (const [at, { entryId, vector }] of rows.entries()) {
    if (at > 0 && at % rowsATurn === 0) await breathe()
    if (at === except) continue
    let likeness = 0
    for (let i = 0; i < question.length; i++) likeness += question[i]! * vector[i]!
    if (likeness > (best.get(entryId) ?? Number.NEGATIVE_INFINITY)) best.set(entryId, likeness)
  }
  return best
}
