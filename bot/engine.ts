import type { Explanation } from './decision.ts'
import type { BotEntry, Synonyms } from './entry.ts'

export interface Candidate {
  readonly id: string
  /** Probability (0–1) that this entry is the right answer. */
  readonly confidence: number
}

export interface Match {
  /** At most five, likeliest first; empty when the text shares nothing with the knowledge. */
  readonly top: readonly Candidate[]
}

export interface Engine {
  match(text: string): Match
  /** The same ranking with the reasons for `about` (an entry's id; the first candidate if none is given). Slower: not for the hot path of a benchmark. */
  explain(text: string, about?: string): { readonly match: Match; readonly explanation: Explanation } | null
  /** Confidence from which at most `wrongAnswersAtMost` of the answers are expected to be wrong; chosen by self-calibration. */
  readonly answerFrom: number
  /** Confidence from which asking back is worth the shopper's time. */
  readonly askFrom: number
  /**
   * Everything that was learned, to start fast with the same entries: plain objects, text, numbers and typed arrays,
   * which are those of the engine itself. Not to be changed.
   */
  learned(): unknown
}

/** Share of the answers that may be wrong where a shop promises nothing else (0–1). */
export const WRONG_ANSWERS_AT_MOST = 0.05

export interface EngineOptions {
  readonly synonyms?: Synonyms
  /** Share (0–1); default {@link WRONG_ANSWERS_AT_MOST}. */
  readonly wrongAnswersAtMost?: number
  /** A former `learned()` of the same entries, synonyms and code: skips the learning. Ignored when it does not fit. */
  readonly learned?: unknown
  /** Whoever knows that `learned` is of these very entries spares the engine reading them all: it opens at once. */
  readonly isLearnedOfThese?: boolean
}

/** Builds an engine over the entries of one language. May take seconds: not for the main thread when large. */
export type BuildEngine = (entries: readonly BotEntry[], options?: EngineOptions) => Engine
