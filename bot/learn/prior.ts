import type { Calibration } from './calibration.ts'

// Written by scripts/prior/fit.ts: weights of the clues, in their order, fitted on the sample shop and on en-clinc-k100, en-banking-k10-near.

/** For a knowledge base with one question an entry. */
export const ONE_QUESTION_EACH: Calibration = [-0.31, 0.81, -0.22, -0.56, 0.13, 0.29, 0.13, 0, -0.74, -0.42, -0.45, 0.06, 0.18, -0.04, -0.2, 0.15, -0.3, -0.04, 0.01, 0.05, -0.11, 0.01, 0.05, -0.11, 0.84, -0.2, 0.67, -0.24, -0.21, -0.23, -0.01, -0.05, 0.44, -0.26, 0, -0.16, 0.02]

export const SEVERAL_EACH: Calibration = [0.05, 1.68, -0.63, -0.51, -0.44, 0.01, -0.57, 0.12, -0.94, -0.53, -0.08, 0.06, 0.43, 0.09, 0.04, 0.3, 0.1, 0.71, 0.09, 0.08, 0.82, -0.21, 0.94, -0.4, 1.04, 0.26, 0.43, -0.04, 0.14, -0.17, 0.41, -0.23, 0.45, -0.13, -1.92, -1.36, 0.35]
