import { MEANING_NUMBERS, MEANING_WEIGHT, type Vector } from '../match/weighing.ts'
import { createRandom, shuffle } from './random.ts'

/**
 * Multinomial logistic regression over sparse features and meanings, for use: weights of a feature are whole numbers
 * (−127–127) times the feature's scale. Row by feature, column by entry; the meaning's rows follow the features'.
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
  readonly classes: number
  readonly features: number
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
export function learnClassifier(lesson: Lesson): Classifier {
  const sum = learnCopy(lesson, 0)
  for (let copy = 1; copy < lesson.copies; copy++) {
    const weights = learnCopy(lesson, copy)
    for (let i = 0; i < sum.length; i++) sum[i]! += weights[i]!
  }
  return pack(sum, 1 / lesson.copies, lesson.classes, lesson.features)
}

/** Stochastic gradient descent; `copy` is the seed. */
function learnCopy({ vectors, labels, classes, features, rounds }: Lesson, copy: number): Float32Array {
  const weights = new Float32Array((features + MEANING_NUMBERS) * classes)
  const order = shuffle(
    Int32Array.from(vectors, (_, i) => i),
    createRandom(7 + copy),
  )
  const random = createRandom(11 + copy)
  const scores = new Float32Array(classes)
  const moved = new Int32Array(classes)
  const push = new Float32Array(classes)
  const most = vectors.reduce((longest, { ids }) => Math.max(longest, ids.length), 0) + MEANING_NUMBERS
  const rows = new Int32Array(most)
  const values = new Float32Array(most)
  const steps = rounds * vectors.length
  const penalty = PENALTY / vectors.length
  /** Weights are kept divided by this, so that the penalty shrinks them all at once. */
  let shrink = 1
  let step = 0
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random)
    for (const at of order) {
      const { ids, values: all, meaning } = vectors[at]!
      let seen = 0
      for (let i = 0; i < ids.length; i++) {
        if (random() >= SEEN) continue
        rows[seen] = ids[i]! * classes
        values[seen++] = all[i]! / SEEN
      }
      const offset = step & 1
      for (let i = offset; i < MEANING_NUMBERS; i += 2) {
        rows[seen] = (features + i) * classes
        values[seen++] = (meaning[i]! * MEANING_WEIGHT) / SEEN
      }

      scores.fill(0)
      for (let i = 0; i < seen; i++) {
        const row = rows[i]!
        const value = values[i]! * shrink
        for (let c = 0; c < classes; c++) scores[c]! += value * weights[row + c]!
      }
      toProbabilities(scores)
      const rate = FIRST_RATE * (LAST_RATE / FIRST_RATE) ** (step++ / steps)
      shrink *= 1 - rate * penalty
      const label = labels[at]!
      let count = 0
      for (let c = 0; c < classes; c++) {
        const error = scores[c]! - (c === label ? 1 : 0)
        if (error < CLOSE_ENOUGH && error > -CLOSE_ENOUGH) continue
        moved[count] = c
        push[count++] = (-rate * error) / shrink
      }
      for (let i = 0; i < seen && count > 0; i++) {
        const row = rows[i]!
        const value = values[i]!
        for (let m = 0; m < count; m++) weights[row + moved[m]!]! += value * push[m]!
      }
    }
  }
  for (let i = 0; i < weights.length; i++) weights[i]! *= shrink
  return weights
}

function pack(weights: Float32Array, scale: number, classes: number, features: number): Classifier {
  const rows = features + MEANING_NUMBERS
  const packed = new Int8Array(rows * classes)
  const scales = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    let most = 0
    for (let at = row * classes; at < (row + 1) * classes; at++) most = Math.max(most, Math.abs(weights[at]!))
    if (most === 0) continue
    for (let at = row * classes; at < (row + 1) * classes; at++) packed[at] = Math.round((weights[at]! / most) * 127)
    scales[row] = (most * scale) / 127
  }
  return { classes, features, weights: packed, scales }
}

/** Writes the log-odds of every entry into `scores`. */
export function scoreInto(scores: Float32Array, classifier: Classifier, { ids, values, meaning }: Vector): void {
  const { classes, features, weights, scales } = classifier
  scores.fill(0)
  for (let i = 0; i < ids.length; i++) {
    const value = values[i]! * scales[ids[i]!]!
    const row = ids[i]! * classes
    for (let c = 0; c < classes; c++) scores[c]! += value * weights[row + c]!
  }
  for (let i = 0; i < MEANING_NUMBERS; i++) {
    const value = meaning[i]! * MEANING_WEIGHT * scales[features + i]!
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
