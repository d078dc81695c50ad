import { MEANING_WEIGHT, type Vector } from '../match/weighing.ts'
import {
  createWideMemory,
  FOUR,
  type Matrix,
  NUMBER_BYTES,
  type Pushed,
  WIDE,
  type WideMemory,
} from '../meaning/wide-memory.ts'
import { createRandom, shuffle } from './random.ts'

/**
 * Multinomial logistic regression over sparse features and meanings, for use: weights of a feature are whole numbers
 * (−127–127) times the feature's scale. Row by feature, column by entry; the rows of the dense numbers follow the features'.
 */
export interface Classifier {
  readonly classes: number
  readonly features: number
  readonly weights: Int8Array
  /** By row. */
  readonly scales: Float32Array
}

export interface Lesson {
  readonly vectors: readonly Vector[]
  /** Entry of each vector. */
  readonly labels: Int32Array
  /** Times that every question is looked at. */
  readonly rounds: number
  /** Classifiers learned in different orders and averaged: steadier where there is little to learn from. */
  readonly copies: number
}

const FIRST_RATE = 0.6
const LAST_RATE = 0.06
/** Strength of the L2 penalty, for one question. */
const PENALTY = 0.2
/** Entries whose probability is off by less are not moved: saves most of the work, costs nothing measurable. */
const CLOSE_ENOUGH = 0.003
/** Share of the features seen at each step; the others are hidden, so that no entry hangs on one word. */
const SEEN = 0.5

/** Learns which features tell the entries apart. Deterministic. */
export type Teach = (lesson: Lesson) => Classifier

/** Learns for so many entries and features, all lessons in one memory, which is taken at the first. */
export function createTeacher(classes: number, features: number): Teach {
  let bench: Bench | null = null
  return lesson => {
    const dense = lesson.vectors[0]?.dense.length ?? 0
    const longest = lesson.vectors.reduce((most, { ids }) => Math.max(most, ids.length), 0) + dense
    if (bench === null || bench.rows.length < longest) bench = benchFor(classes, features, dense, longest)
    const { numbers, width } = bench.weights
    learnCopy(lesson, 0, bench)
    const sum = lesson.copies > 1 ? numbers.slice() : numbers
    for (let copy = 1; copy < lesson.copies; copy++) {
      learnCopy(lesson, copy, bench)
      for (let i = 0; i < sum.length; i++) sum[i]! += numbers[i]!
    }
    return pack({ numbers: sum, width }, 1 / lesson.copies, classes, features)
  }
}

/** What is learned with: weights in a memory of their own, and room for one step. */
interface Bench {
  readonly memory: WideMemory
  readonly classes: number
  readonly features: number
  readonly weights: Matrix
  /** Rows that one step looks at, and how strongly. */
  readonly rows: Int32Array
  readonly values: Float32Array
  readonly scores: Float32Array
  readonly pushed: Pushed
}

/**
 * @param dense numbers of a vector beside its features.
 * @param longest rows that a step looks at, at most.
 */
function benchFor(classes: number, features: number, dense: number, longest: number): Bench {
  const width = Math.max(1, Math.ceil(classes / WIDE)) * WIDE
  const all = (features + dense) * width
  const memory = createWideMemory(all + 2 * longest + 3 * width)
  return {
    ...{ memory, classes, features },
    weights: { numbers: memory.take(all), width },
    rows: memory.takePlaces(longest),
    values: memory.take(longest),
    scores: memory.take(width),
    pushed: { fours: 0, columns: memory.takePlaces(width), numbers: memory.take(width) },
  }
}

/** Stochastic gradient descent; `copy` is the seed. Leaves what is learned in the bench. */
function learnCopy({ vectors, labels, rounds }: Lesson, copy: number, bench: Bench): void {
  const { memory, classes, features, weights, rows, values, scores, pushed } = bench
  weights.numbers.fill(0)
  const order = shuffle(
    Int32Array.from(vectors, (_, i) => i),
    createRandom(7 + copy),
  )
  const random = createRandom(11 + copy)
  const odds = scores.subarray(0, classes)
  const steps = rounds * vectors.length
  const penalty = PENALTY / vectors.length
  /** Weights are kept divided by this, so that the penalty shrinks them all at once. */
  let shrink = 1
  let step = 0
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random)
    for (const at of order) {
      const { ids, values: all, dense } = vectors[at]!
      let seen = 0
      for (let i = 0; i < ids.length; i++) {
        if (random() >= SEEN) continue
        rows[seen] = ids[i]!
        values[seen++] = all[i]! / SEEN
      }
      const offset = step & 1
      for (let i = offset; i < dense.length; i += 2) {
        rows[seen] = features + i
        values[seen++] = (dense[i]! * MEANING_WEIGHT) / SEEN
      }

      memory.sumRows(weights, rows, values, seen, scores)
      for (let c = 0; c < classes; c++) odds[c]! *= shrink
      toProbabilities(odds)
      const rate = FIRST_RATE * (LAST_RATE / FIRST_RATE) ** (step++ / steps)
      shrink *= 1 - rate * penalty
      odds[labels[at]!]! -= 1
      choosePushed(pushed, odds, -rate / shrink)
      memory.addToRows(weights, rows, values, seen, pushed)
    }
  }
  for (let i = 0; i < weights.numbers.length; i++) weights.numbers[i]! *= shrink
}

/** What moves the entries whose probability is off, and what stands beside them; the others are not moved. */
function choosePushed(pushed: Pushed, errors: Float32Array, factor: number): void {
  const { columns, numbers } = pushed
  let fours = 0
  for (let first = 0; first < errors.length; first += FOUR) {
    const end = Math.min(first + FOUR, errors.length)
    let isOff = false
    for (let c = first; c < end; c++) {
      const error = errors[c]!
      if (error >= CLOSE_ENOUGH || error <= -CLOSE_ENOUGH) isOff = true
    }
    if (!isOff) continue
    columns[fours] = first * NUMBER_BYTES
    for (let c = first; c < first + FOUR; c++) numbers[fours * FOUR + c - first] = c < end ? errors[c]! * factor : 0
    fours++
  }
  pushed.fours = fours
}

function pack({ numbers, width }: Matrix, scale: number, classes: number, features: number): Classifier {
  const rows = numbers.length / width
  const packed = new Int8Array(rows * classes)
  const scales = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    const weights = numbers.subarray(row * width, row * width + classes)
    let most = 0
    for (let c = 0; c < classes; c++) most = Math.max(most, Math.abs(weights[c]!))
    if (most === 0) continue
    for (let c = 0; c < classes; c++) packed[row * classes + c] = Math.round((weights[c]! / most) * 127)
    scales[row] = (most * scale) / 127
  }
  return { classes, features, weights: packed, scales }
}

/** Writes the log-odds of every entry into `scores`. */
export function scoreInto(scores: Float32Array, classifier: Classifier, { ids, values, dense }: Vector): void {
  const { classes, features, weights, scales } = classifier
  scores.fill(0)
  for (let i = 0; i < ids.length; i++) {
    const value = values[i]! * scales[ids[i]!]!
    const row = ids[i]! * classes
    for (let c = 0; c < classes; c++) scores[c]! += value * weights[row + c]!
  }
  for (let i = 0; i < dense.length; i++) {
    const value = dense[i]! * MEANING_WEIGHT * scales[features + i]!
    const row = (features + i) * classes
    if (value === 0) continue
    for (let c = 0; c < classes; c++) scores[c]! += value * weights[row + c]!
  }
}

/** In place. */
export function toProbabilities(scores: Float32Array): void {
  let most = -Infinity
  for (let c = 0; c < scores.length; c++) if (scores[c]! > most) most = scores[c]!
  let sum = 0
  for (let c = 0; c < scores.length; c++) {
    const odds = Math.exp(scores[c]! - most)
    scores[c] = odds
    sum += odds
  }
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum
}
