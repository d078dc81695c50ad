import type { Calibration } from './calibration.ts'

// Written by scripts/prior/fit.ts: weights of the clues, in their order, fitted on the sample shop and on en-clinc-k100, en-banking-k10-near.

/** For a knowledge base with one question an entry. */
export const ONE_QUESTION_EACH: Calibration = [
  -0.48, 1.54, 0.55, -0.32, -0.33, -0.67, -0.33, 0, -1.01, -0.63, -0.47, 0.05, 2.07, 0.14, -0.34, 0.54, -0.37, 0.04,
  -0.16, 0.37, -0.03, -0.03, 0.37, -0.03, 0.34, -0.31, 0.05, -0.76, -0.1, 0, -0.29, -0.44, 0.18, 0.05, 0, -0.32, 0.01,
]

export const SEVERAL_EACH: Calibration = [
  -0.06, 1.78, -0.46, -0.36, -1.13, -0.15, -0.55, 0.05, -0.93, -0.41, -0.05, -0.09, 2.18, 0.13, -0.02, 0.77, 0.25, 1.02,
  -0.01, 0.24, 0.7, -0.44, 0.76, -0.26, 1.2, -0.19, -0.06, -0.46, 0.05, -0.17, 0.38, -0.38, 0.34, -0.04, -2.41, -1.87,
  -0.54,
]
