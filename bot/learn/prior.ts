import type { Calibration } from './calibration.ts'

// Written by scripts/prior/fit.ts: weights of the clues, in their order, fitted on the sample shop and on en-clinc-k100, en-banking-k10-near.

/** For a knowledge base with one question an entry. */
export const ONE_QUESTION_EACH: Calibration = [
  -0.31, 0.57, -0.14, -0.54, 0.33, 0.46, 0.33, 0, -0.52, -0.41, -0.44, 0.06, 0.19, -0.36, -0.27, -0.07, -0.27, 0.18,
  -0.09, -0.06, -0.12, 0.28, -0.06, -0.12, 0.79, -0.41, 0.43, -0.18, -0.27, -0.27, -0.03, -0.28, 0.47, -0.31, 0, -0.13,
  0.23,
]

export const SEVERAL_EACH: Calibration = [
  0.6, 1.68, -0.57, -0.51, -0.13, 0.11, -0.14, 0.01, -1.12, -0.75, -0.34, 0, 0.02, -0.09, -0.03, 0.28, 0.11, 0.71, 0.01,
  0.04, 0.86, -0.05, 0.76, -0.37, 0.97, 0.16, 0.22, -0.38, 0.21, -0.23, 0.49, -0.42, 0.39, -0.15, -1.91, -1.25, 0.83,
]
