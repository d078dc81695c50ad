import { type Calibration, confidenceOf, learnCalibration, type Outcome } from './calibration.ts'
import { cluesOf } from './clues.ts'
import { learnRankWeights, type RankWeights, rank } from './ranker.ts'
import type { Rehearsed } from './rehearsal.ts'

/** How evidence becomes a ranking and a confidence. */
export interface Judgement {
  readonly rankWeights: RankWeights
  readonly calibration: Calibration
  readonly answerFrom: number
  readonly askFrom: number
}

/** Where learning starts, and what holds when there is nothing to learn from. */
interface Start {
  readonly rankWeights: RankWeights
  readonly calibration: Calibration
}

/**
 * Both calibrations were fitted once on rehearsals of this project's own sample knowledge (Chinese and English) and of
 * CLINC150 (CC BY 3.0) and BANKING77 (CC BY 4.0), with one question an entry and with three to five. In the order of the clues.
 */
const ONE_QUESTION_EACH: Start = {
  rankWeights: [0.5, 12, 3],
  calibration: [
    0.02, 0.52, 0.22, -0.62, 0.1, 0.18, 0.1, 0, 0.21, -0.41, -0.21, -0.16, 0.27, -0.3, -0.22, 0.17, -0.21, 0.01, 0.08,
  ],
}
const SEVERAL_EACH: Start = {
  rankWeights: [1.7, 4, 0.7],
  calibration: [
    -0.08, 0.92, 0.52, -0.8, -0.05, -0.08, -0.06, -0.11, 0.28, -0.49, -0.34, -0.1, 0.26, -0.42, -0.21, 0.5, -0.14, 0.27,
    0.05,
  ],
}
/** Too many entries for a classifier: likeness alone. */
const LIKENESS_ONLY: RankWeights = [0, 15, 3]
/** Rehearsed questions a clue that the starting calibration is worth. */
const PULL = 8
/** Fewer rehearsed questions teach nothing. */
const ENOUGH = 20
/** Bounds of the confidence that an answer needs, whatever a small rehearsal says. */
const MOST_DEMANDED = 0.88
const LEAST_DEMANDED = 0.5
/** Without rehearsal the confidence is taken at its word, with care. */
const UNREHEARSED_ANSWER_FROM = 0.8
/** Share of questions without an answer that confidence is stated for: cautious, since those that come are near to what is known. */
const OUTSIDE_SHARE = 0.55

export function judge(rehearsed: readonly Rehearsed[], isLearned: boolean, wrongAtMost: number): Judgement {
  const solved = rehearsed.flatMap(({ findings, entry }) => (entry === null ? [] : [{ findings, entry }]))
  const start = solved.length < ENOUGH ? ONE_QUESTION_EACH : SEVERAL_EACH
  const rankWeights = learnRankWeights(solved, isLearned ? start.rankWeights : LIKENESS_ONLY)

  const inside = solved.length
  const outside = rehearsed.length - inside
  const outsideWeight = outside > 0 ? (OUTSIDE_SHARE / (1 - OUTSIDE_SHARE)) * (inside / outside) : 1
  const outcomes: Outcome[] = rehearsed.map(({ findings, entry }) => {
    const ranked = rank(findings, rankWeights)
    return {
      clues: cluesOf(findings, ranked),
      right: entry !== null && ranked[0]?.evidence.entry === entry,
      weight: entry === null ? Math.min(1, outsideWeight) : 1,
    }
  })
  if (inside < ENOUGH) {
    const { calibration } = start
    return { rankWeights, calibration, answerFrom: UNREHEARSED_ANSWER_FROM, askFrom: UNREHEARSED_ANSWER_FROM / 4 }
  }
  const calibration = learnCalibration(outcomes, start.calibration, PULL)
  return { rankWeights, calibration, ...thresholds(outcomes, calibration, wrongAtMost) }
}

function thresholds(outcomes: readonly Outcome[], calibration: Calibration, wrongAtMost: number) {
  const sure = outcomes
    .map(({ clues, right, weight }) => ({ confidence: confidenceOf(clues, calibration), right, weight }))
    .sort((a, b) => b.confidence - a.confidence)
  let answerFrom = MOST_DEMANDED
  let right = 0
  let all = 0
  for (const one of sure) {
    all += one.weight
    if (one.right) right += one.weight
    if (all >= 20 && (all - right) / all <= wrongAtMost) answerFrom = one.confidence
  }
  answerFrom = Math.min(MOST_DEMANDED, Math.max(LEAST_DEMANDED, answerFrom))
  return { answerFrom, askFrom: answerFrom / 4 }
}
