/** A rehearsed question as the calibration sees it. */
export interface Judged {
  readonly confidence: number
  /** Whether the first candidate was its answer. */
  readonly right: boolean
  readonly weight: number
}

/** Bounds of the confidence that an answer needs, whatever a small rehearsal says. */
export const MOST_DEMANDED = 0.96
const LEAST_DEMANDED = 0.5
/** Fewer answers tell nothing of how many are wrong. */
const ENOUGH = 20
/** Shoppers word their questions further from what is known than the shop's own variants are: so much more goes wrong. */
const LIVE_ERRORS = 1.5
/**
 * How many answers of a rehearsal weigh as much as what the confidences themselves say: a confidence is a probability, so
 * the answers from one on are wrong as often as theirs are short of certain. What few answers show is luck, and would have
 * the bot ask back today what it answered yesterday because somebody changed a word elsewhere.
 */
const WORTH_OF_CONFIDENCE = 1_000
/** What both show may still be luck: so many standard errors are added to it. */
const CAUTION = 1

/** The least confidence from which, by this rehearsal, at most `wrongAtMost` (0–1) of the answers are wrong. */
export function answeringThreshold(rehearsal: readonly Judged[], wrongAtMost: number): number {
  let answerFrom = MOST_DEMANDED
  let wrong = 0
  let expected = 0
  let all = 0
  for (const { confidence, right, weight } of rehearsal.toSorted((a, b) => b.confidence - a.confidence)) {
    all += weight
    if (!right) wrong += weight
    expected += weight * (1 - confidence)
    const seen = wrong + (WORTH_OF_CONFIDENCE * expected) / all
    if (all >= ENOUGH && LIVE_ERRORS * rateAtMost(seen, WORTH_OF_CONFIDENCE + all) <= wrongAtMost)
      answerFrom = confidence
  }
  return Math.min(MOST_DEMANDED, Math.max(LEAST_DEMANDED, answerFrom))
}

/** The upper end of Wilson's interval for a rate. */
function rateAtMost(wrong: number, all: number): number {
  const rate = wrong / all
  const square = CAUTION ** 2 / all
  return (rate + square / 2 + Math.sqrt(square * (rate * (1 - rate) + square / 4))) / (1 + square)
}
