import { answeringThreshold, MOST_DEMANDED } from './answering-threshold.ts'
import {
  type Calibration,
  confidenceOf,
  learnCalibration,
  meanConfidence,
  type Outcome,
  shiftedTo,
} from './calibration.ts'
import { cluesOf, FORESEEN_ALONE } from './clues.ts'
import { UNREHEARSED_ANSWER_FROM } from './prior.ts'
import { learnRankWeights, type RankWeights, rank } from './ranker.ts'
import type { Rehearsed } from './rehearsal.ts'

/** How evidence becomes a ranking and a confidence. */
export interface Judgement {
  readonly rankWeights: RankWeights
  readonly calibration: Calibration
  readonly answerFrom: number
  readonly askFrom: number
}

/** Weights of the ranking before anything is rehearsed. */
export function rankStart(hasSeveral: boolean): RankWeights {
  return hasSeveral ? [1.2, 2, 1.5, 1.8] : [0.5, 6, 4, 1.6]
}
/** Too many entries for a classifier: likeness alone. */
export const LIKENESS_ONLY: RankWeights = [0, 15, 3, 0]
/** Rehearsed questions a clue that the starting calibration is worth. */
const PULL = 30
/**
 * Questions an entry. A shop's own show too well how often the first candidate is right: those of an entry have one
 * writer, and shoppers word theirs further away. So what other shops have taught of that counts beside them, as much as
 * this many would.
 */
const OTHERS_WORTH = 3
/** Fewer rehearsed questions teach nothing. */
const ENOUGH = 20
/**
 * Of the confidence that an answer needs, what a choice to pick from needs. There the first is right about once in eight
 * times, and of the questions that have an answer six in ten have it among the first three.
 */
const ASKING_SHARE = 1 / 8
/** The same where too little was rehearsed to tell. */
const UNREHEARSED_ASKING_SHARE = 1 / 4
/** Share of questions without an answer that confidence is stated for: cautious, since those that come are near to what is known. */
const OUTSIDE_SHARE = 0.4

/** What was rehearsed: a bot that answers so many questions of so many entries. */
export interface Knows {
  readonly entries: number
  readonly questions: number
  /** By a classifier too, and not by likeness alone. */
  readonly isLearned: boolean
}

export function judge(rehearsed: readonly Rehearsed[], knows: Knows, wrongAtMost: number): Judgement {
  const { isLearned } = knows
  const solved = rehearsed.flatMap(({ findings, entry }) => (entry === null ? [] : [{ findings, entry }]))
  const hasSeveral = solved.length >= ENOUGH
  const rankWeights = learnRankWeights(solved, isLearned ? rankStart(hasSeveral) : LIKENESS_ONLY)

  const inside = solved.length
  const outside = rehearsed.length - inside
  const outsideWeight = outside > 0 ? (OUTSIDE_SHARE / (1 - OUTSIDE_SHARE)) * (inside / outside) : 1
  const outcomes: Outcome[] = rehearsed.map(({ findings, entry, entries }) => {
    const ranked = rank(findings, rankWeights)
    return {
      clues: cluesOf(findings, ranked, entries),
      right: entry !== null && ranked[0]?.evidence.entry === entry,
      weight: entry === null ? Math.min(1, outsideWeight) : 1,
    }
  })
  if (inside < ENOUGH) {
    const answerFrom = isLearned ? unrehearsedAnswerFrom(wrongAtMost) : MOST_DEMANDED
    return { rankWeights, calibration: FORESEEN_ALONE, answerFrom, askFrom: answerFrom * UNREHEARSED_ASKING_SHARE }
  }
  const calibration = calibrated(outcomes, knows)
  const rehearsal = outcomes.map(({ clues, right, weight }) => ({
    confidence: confidenceOf(clues, calibration),
    right,
    weight,
  }))
  const answerFrom = answeringThreshold(rehearsal, wrongAtMost)
  return { rankWeights, calibration, answerFrom, askFrom: answerFrom * ASKING_SHARE }
}

function calibrated(outcomes: readonly Outcome[], { entries, questions }: Knows): Calibration {
  const learned = learnCalibration(outcomes, FORESEEN_ALONE, PULL)
  const foreseen = meanConfidence(outcomes, FORESEEN_ALONE)
  const own = questions / (questions + OTHERS_WORTH * entries)
  return shiftedTo(foreseen + own * (meanConfidence(outcomes, learned) - foreseen), outcomes, learned)
}

/** What other shops needed for this promise, or for the next stricter one that was measured. */
function unrehearsedAnswerFrom(wrongAtMost: number): number {
  const measured = UNREHEARSED_ANSWER_FROM.filter(([promise]) => promise <= wrongAtMost).at(-1)
  return measured?.[1] ?? MOST_DEMANDED
}
