import { setImmediate as breathe } from 'node:timers/promises'
import type { Language } from '../../bot/entry.ts'
import { learnCalibration } from '../../bot/learn/calibration.ts'
import { createShelf, type Likenesses, type Row, type Shelf } from './vector-shelf.ts'

export interface VectorIndex {
  /** For each entry, how much speaks for it, in log-odds; near zero where the likeness tells nothing. */
  hintsFor(question: Float32Array): Promise<Readonly<Record<string, number>>>
}

/** Questions whose likeness to the others is looked at to learn what a likeness means. */
const MOST_SAMPLES = 300
/** Pulls what few samples say towards "nothing", as strongly as so many of them. */
const PULL = 3

/** How far an entry is ahead of the best other one, negative when it is behind; and how like it is at all. */
type Clues = readonly [lead: number, likeness: number]
type Judge = (clues: Clues) => number

/**
 * Likenesses of different models mean different things, so that the knowledge itself tells what they mean: each of its
 * questions is compared with the others, once as it is and once as if its entry were not known, and a logistic curve
 * learns from that. Each language by itself: an entry and its translation are about the same and no rivals.
 */
export async function createVectorIndex(rows: readonly Row[]): Promise<VectorIndex> {
  const shelves: { readonly shelf: Shelf; readonly judge: Judge }[] = []
  for (const language of ['zh', 'en'] satisfies Language[]) {
    const own = rows.filter(row => row.language === language)
    const shelf = createShelf(own)
    shelves.push({ shelf, judge: await learnToJudge(own, shelf) })
  }
  return {
    async hintsFor(question) {
      const hints: [string, number][] = []
      for (const { shelf, judge } of shelves) {
        const likenesses = await shelf.likenessesOf(question)
        for (const id of likenesses.keys()) hints.push([id, judge(cluesOf(id, likenesses))])
      }
      return Object.fromEntries(hints)
    },
  }
}

/** Log-odds that clues add to what is known without them. */
async function learnToJudge(rows: readonly Row[], shelf: Shelf): Promise<Judge> {
  const lessons: { readonly clues: Clues; readonly right: boolean }[] = []
  const every = Math.max(1, Math.floor(rows.length / MOST_SAMPLES))
  for (let at = 0; at < rows.length; at += every) {
    await breathe()
    const row = rows[at]!
    const likenesses = await shelf.likenessesOf(row.vector, row)
    const others = new Map([...likenesses].filter(([id]) => id !== row.entryId))
    const rival = likeliest(others)
    if (rival === null) continue
    // Only a question that is not its entry's only one can be found again.
    if (likenesses.has(row.entryId))
      lessons.push(
        { clues: cluesOf(row.entryId, likenesses), right: true },
        { clues: cluesOf(rival, likenesses), right: false },
      )
    if (others.size > 1) lessons.push({ clues: cluesOf(rival, others), right: false })
  }
  const right = lessons.filter(lesson => lesson.right).length
  if (right === 0) return () => 0

  const scales = ([0, 1] as const).map(clue => scaleOf(lessons.map(({ clues }) => clues[clue])))
  const scaled = (clues: Clues) => Float64Array.of(1, ...scales.map((scale, clue) => scale(clues[clue]!)))
  const before = Math.log(right / (lessons.length - right))
  const outcomes = lessons.map(each => ({ clues: scaled(each.clues), right: each.right, weight: 1 }))
  const weights = learnCalibration(outcomes, [before, 0, 0], PULL)
  return clues => scaled(clues).reduce((sum, clue, place) => sum + clue * weights[place]!, -before)
}

/** Makes the likenesses of different models comparable. */
function scaleOf(values: readonly number[]): (value: number) => number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return value => (value - mean) / Math.max(spread, 1e-6)
}

function cluesOf(id: string, likenesses: Likenesses): Clues {
  let other = -1
  for (const [each, likeness] of likenesses) if (each !== id && likeness > other) other = likeness
  const likeness = likenesses.get(id) ?? -1
  return [likeness - other, likeness]
}

function likeliest(likenesses: Likenesses): string | null {
  let best: string | null = null
  for (const [id, likeness] of likenesses) if (best === null || likeness > likenesses.get(best)!) best = id
  return best
}
