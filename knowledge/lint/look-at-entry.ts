import type { FaqRecord } from '../content.ts'
import type { Problem } from '../knowledge.ts'
import { isExpired } from '../live-entries.ts'
import { expiredEntry } from './expired-entry.ts'
import { type FeeClaim, findFeeClaims } from './fee-claims.ts'
import { fewVariants } from './few-variants.ts'
import { findHoursClaims, type HoursClaim } from './hours-claims.ts'
import { longAnswer } from './long-answer.ts'
import { lookAtTexts } from './look-at-texts.ts'
import { findQuestionClaims, type QuestionClaim } from './question-claims.ts'
import { rememberedBeside } from './remembered.ts'
import type { Beside, EntryRule } from './rule.ts'
import { textsOfEntry } from './texts.ts'
import { typedFigures } from './typed-figures.ts'
import { undatedSource } from './undated-source.ts'

/** What one entry comes to by itself: found once for as long as neither it nor what it is looked at beside changes. */
export interface EntryFindings {
  readonly isLive: boolean
  /** What is wrong with it, whatever the others say. */
  readonly problems: readonly Problem[]
  /** What has to agree with what others say; empty for an entry that has expired. */
  readonly questions: readonly QuestionClaim[]
  readonly hours: readonly HoursClaim[]
  readonly fees: readonly FeeClaim[]
}

const RULES: readonly EntryRule[] = [expiredEntry, longAnswer]
const RULES_OF_LIVE: readonly EntryRule[] = [typedFigures, fewVariants, undatedSource]

export const lookAtEntry = rememberedBeside((beside: Beside) => {
  const { facts, content, today } = beside
  const inTexts = lookAtTexts(beside)
  const rules = RULES.map(rule => rule(beside))
  const ofLive = RULES_OF_LIVE.map(rule => rule(beside))
  const hours = findHoursClaims(content.hours)
  const fees = findFeeClaims(facts)
  return (entry: FaqRecord): EntryFindings => {
    const isLive = !isExpired(entry, today)
    const problems = [...inTexts(textsOfEntry(entry)), ...rules.flatMap(rule => rule(entry))]
    if (!isLive) return { isLive, problems, questions: [], hours: [], fees: [] }
    return {
      isLive,
      problems: [...problems, ...ofLive.flatMap(rule => rule(entry))],
      questions: findQuestionClaims(entry),
      hours: hours(entry),
      fees: fees(entry),
    }
  }
})
