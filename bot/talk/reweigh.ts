import type { Hints } from '../decision.ts'
import type { Candidate } from '../engine.ts'

/** The most that one hint may move, in log-odds: it tips a balance; what the engine is sure of stays likelier than not. */
const MOST = 3
const ALMOST = 1e-6

/** Moves each candidate by what speaks for or against it elsewhere, likeliest first. Candidates without a hint stay. */
export function reweigh(top: readonly Candidate[], hints: Hints): readonly Candidate[] {
  return top
    .map(({ id, confidence }) => ({ id, confidence: moved(confidence, hints[id] ?? 0) }))
    .sort((a, b) => b.confidence - a.confidence)
}

function moved(confidence: number, hint: number): number {
  if (hint === 0 || !Number.isFinite(hint)) return confidence
  const sure = Math.min(1 - ALMOST, Math.max(ALMOST, confidence))
  const odds = Math.log(sure / (1 - sure)) + Math.max(-MOST, Math.min(MOST, hint))
  return 1 / (1 + Math.exp(-odds))
}
