import { rootOf } from './cholesky.ts'

/** One past query: its clues, and whether the first candidate was right. */
export interface Outcome {
  readonly clues: Float64Array
  readonly right: boolean
  readonly weight: number
}

/** Weights of the clues: confidence = 1 / (1 + e^−Σ). */
export type Calibration = readonly number[]

export function confidenceOf(clues: Float64Array, calibration: Calibration): number {
  let sum = 0
  for (let i = 0; i < clues.length; i++) sum += clues[i]! * calibration[i]!
  return 1 / (1 + Math.exp(-sum))
}

const STEPS = 25

/**
 * Logistic regression by Newton's method, pulled towards `prior` with the strength of `pull` outcomes a clue.
 */
export function learnCalibration(outcomes: readonly Outcome[], prior: Calibration, pull: number): Calibration {
  const size = prior.length
  const weights = [...prior]
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, i) => pull * (weight - prior[i]!))
    const curve = Array.from({ length: size }, (_, i) => {
      const row = new Float64Array(size)
      row[i] = pull + 1e-6
      return row
    })
    for (const { clues, right, weight } of outcomes) {
      const p = confidenceOf(clues, weights)
      const error = weight * (p - (right ? 1 : 0))
      const bend = weight * p * (1 - p)
      for (let i = 0; i < size; i++) {
        const x = clues[i]!
        if (x === 0) continue
        slope[i]! += error * x
        const row = curve[i]!
        for (let j = 0; j <= i; j++) row[j]! += bend * x * clues[j]!
      }
    }
    const move = solve(curve, slope)
    let largest = 0
    for (let i = 0; i < size; i++) {
      const moved = Math.max(-1, Math.min(1, move[i]!))
      weights[i]! -= moved
      largest = Math.max(largest, Math.abs(moved))
    }
    if (largest < 1e-4) break
  }
  return weights
}

/** Mean confidence in these outcomes, by their weights (0–1). */
export function meanConfidence(outcomes: readonly Outcome[], calibration: Calibration): number {
  let sum = 0
  let all = 0
  for (const { clues, weight } of outcomes) {
    sum += weight * confidenceOf(clues, calibration)
    all += weight
  }
  return sum / all
}

const HALVINGS = 40
const MOST_SHIFT = 8

/** Surer or less sure of everything, so that the mean confidence in these outcomes is `mean` (0–1). Their first clue is 1. */
export function shiftedTo(mean: number, outcomes: readonly Outcome[], calibration: Calibration): Calibration {
  const shifted = (shift: number): Calibration => [calibration[0]! + shift, ...calibration.slice(1)]
  let [low, high] = [-MOST_SHIFT, MOST_SHIFT]
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2
    if (meanConfidence(outcomes, shifted(middle)) < mean) low = middle
    else high = middle
  }
  return shifted((low + high) / 2)
}

/** Solves A·x = b for a symmetric positive definite A, of which the lower triangle is given (Cholesky). */
function solve(a: readonly Float64Array[], b: readonly number[]): Float64Array {
  const size = b.length
  const x = Float64Array.from(b)
  const root = rootOf(a)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= root[i]![k]! * x[k]!
    x[i]! /= root[i]![i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= root[k]![i]! * x[k]!
    x[i]! /= root[i]![i]!
  }
  return x
}
