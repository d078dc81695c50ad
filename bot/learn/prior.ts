import type { Calibration } from './calibration.ts'

// Written by scripts/prior/fit.ts: weights of the clues, in their order, fitted on the sample shop and on en-clinc-k100, en-banking-k10-near.

/** For a knowledge base with one question an entry. */
export const ONE_QUESTION_EACH: Calibration = [
  -0.37, 0.99, -0.23, -0.41, 0.16, 0.17, 0.16, 0, -0.85, -0.49, -0.44, 0.22, 0.38, -0.1, -0.21, 0.19, -0.41, 0.06, -0.1,
  -0.08, -0.18, 0.03, -0.08, -0.18, 0.81, -0.25, 1.03, -0.09, -0.13, -0.29, -0.01, -0.06, 0.41, -0.22, 0, -0.24, -0.24,
]

export const SEVERAL_EACH: Calibration = [
  -0.14, 1.82, -0.68, -0.46, -0.46, 0, -0.51, 0.18, -1.29, -0.63, -0.13, 0.21, 0.46, 0.07, 0.03, 0.4, -0.04, 0.78, 0.04,
  -0.14, 0.84, -0.19, 1.02, -0.44, 1.16, 0.15, 0.91, 0.13, 0.15, -0.16, 0.47, -0.25, 0.36, -0.13, -1.99, -1.29, 0.14,
]
