import type { Calibration } from './calibration.ts'

// Written by scripts/prior/fit.ts: weights of the clues, in their order, fitted on the sample shop and on en-clinc-k100, en-banking-k10-near.

/** For a knowledge base with one question an entry. */
export const ONE_QUESTION_EACH: Calibration = [
  -0.45, 1.27, 0.23, -0.37, -0.1, -0.34, -0.1, 0, -0.81, -0.4, -0.44, 0.07, 1.93, -0.13, -0.36, 0.41, -0.31, -0.12,
  -0.14, 0.08, -0.2, -0.04, 0.08, -0.2, 0.12, -0.44, 0.39, -0.73, -0.16, 0.02, -0.04, -0.32, 0.07, 0.05, 0, -0.23,
  -0.25,
]

export const SEVERAL_EACH: Calibration = [
  0.06, 2.02, -0.72, -0.64, -1.06, -0.3, -0.51, 0.14, -0.87, -0.33, -0.05, -0.05, 1.8, 0.05, 0.01, 0.84, 1.13, 0.29,
  0.01, 0.23, 0.64, -0.55, 0.75, -0.44, 1.06, -0.28, 0.15, -0.5, 0.02, -0.16, 0.35, -0.3, 0.08, -0.07, -2.43, -2.14,
  -0.65,
]

/**
 * Where nothing can be rehearsed, with one question an entry: the confidence from which the knowledge bases of the fit
 * were wrong at most so often (0–1). The strictest promise is first.
 */
export const UNREHEARSED_ANSWER_FROM: readonly (readonly [wrongAtMost: number, answerFrom: number])[] = [
  [0.01, 0.96],
  [0.02, 0.96],
  [0.03, 0.96],
  [0.05, 0.947],
  [0.08, 0.906],
  [0.1, 0.874],
  [0.15, 0.786],
  [0.2, 0.697],
]
