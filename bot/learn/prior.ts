import type { Calibration } from './calibration.ts'

// Written by scripts/prior/fit.ts: weights of the clues, in their order, fitted on the sample shop and on en-clinc-k100, en-banking-k10-near.

/** For a knowledge base with one question an entry. */
export const ONE_QUESTION_EACH: Calibration = [
  -0.37, 0.99, -0.23, -0.41, 0.16, 0.17, 0.16, 0, -0.85, -0.49, -0.44, 0.22, 0.38, -0.1, -0.21, 0.19, -0.41, 0.06, -0.1,
  -0.08, -0.18, 0.03, -0.08, -0.18, 0.81, -0.25, 1.03, -0.09, -0.13, -0.29, -0.01, -0.06, 0.41, -0.22, 0, -0.24, -0.24,
]

export const SEVERAL_EACH: Calibration = [
  -0.24, 1.69, -0.71, -0.45, -0.67, 0.08, -0.4, 0.12, -1.18, -0.83, -0.12, 0.16, 0.66, 0.1, 0.02, 0.56, -0.03, 0.95,
  0.03, -0.1, 0.52, -0.29, 0.78, -0.12, 1.23, 0.16, 1.11, 0.15, 0.28, -0.25, 0.37, -0.07, 0.5, -0.13, -1.88, -1.45,
  -0.4,
]
