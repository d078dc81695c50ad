import type { View } from './features.ts'
import type { Vector } from './weighing.ts'

/** Known questions by feature, so that a query touches only those that share something with it. */
export interface NeighbourIndex {
  readonly questions: number
  /** Postings of feature `f` are those from `starts[f]` up to `starts[f + 1]`. */
  readonly starts: Int32Array
  readonly question: Int32Array
  readonly value: Float32Array
}

/** Likeness of a query to every question it touches, by view (0–1 each). */
export interface Neighbours {
  /** Numbers of the touched questions, the first `count` of them. */
  readonly touched: Int32Array
  readonly count: number
  /** By view, then by question. Only touched questions hold a value. */
  readonly likeness: readonly Float32Array[]
}

export function indexQuestions(vectors: readonly Vector[], features: number): NeighbourIndex {
  const starts = new Int32Array(features + 1)
  for (const { ids } of vectors) for (const id of ids) starts[id + 1]!++
  for (let f = 0; f < features; f++) starts[f + 1]! += starts[f]!
  const next = starts.slice(0, features)
  const question = new Int32Array(starts[features]!)
  const value = new Float32Array(starts[features]!)
  vectors.forEach(({ ids, values }, q) => {
    for (let i = 0; i < ids.length; i++) {
      const at = next[ids[i]!]!++
      question[at] = q
      value[at] = values[i]!
    }
  })
  return { questions: vectors.length, starts, question, value }
}

/** A feature of more than this many questions and of more than this share of them tells nothing apart: skipped in large bases. */
const COMMON_FROM = 1_000
const COMMON_SHARE = 0.06

/** Finds the neighbours of queries, one after the other; the result is valid until the next call. */
export function createNeighbourFinder(index: NeighbourIndex, viewOf: Uint8Array, views: readonly View[]) {
  const likeness = views.map(() => new Float32Array(index.questions))
  const touched = new Int32Array(index.questions)
  const isTouched = new Uint8Array(index.questions)
  const unit = views.map(({ weight }) => 1 / (weight * weight))
  let count = 0
  const mostPostings = Math.max(COMMON_FROM, index.questions * COMMON_SHARE)

  return function neighboursOf({ ids, values }: Vector): Neighbours {
    for (let i = 0; i < count; i++) {
      const q = touched[i]!
      isTouched[q] = 0
      for (const view of likeness) view[q] = 0
    }
    count = 0
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i]!
      const from = index.starts[id]!
      const to = index.starts[id + 1]!
      if (to - from > mostPostings) continue
      const view = likeness[viewOf[id]!]!
      const value = values[i]! * unit[viewOf[id]!]!
      for (let at = from; at < to; at++) {
        const q = index.question[at]!
        view[q]! += value * index.value[at]!
        if (isTouched[q] === 0) {
          isTouched[q] = 1
          touched[count++] = q
        }
      }
    }
    return { touched, count, likeness }
  }
}
