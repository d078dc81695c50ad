import type { FaqRecord, Place } from '../content.ts'
import { FACT_REFERENCE } from '../fill-facts.ts'
import type { HoursTable, Period } from '../knowledge.ts'
import { findClockRanges } from './clock-ranges.ts'
import { createDeskFinder } from './name-desk.ts'
import { placeOf } from './rule.ts'
import { splitSentences } from './split-sentences.ts'

export type DayKind = 'weekday' | 'weekend' | 'holiday' | 'any'

/** "The hotline is open 8:00–20:00 on weekdays", typed into an answer. */
export interface HoursClaim {
  /** The desk's id, or a word for what is open when hours.yaml has no such desk. */
  readonly desk: string
  readonly days: DayKind
  readonly period: Period
  readonly typed: string
  readonly entryId: string
  readonly place: Place
}

const DAYS: readonly (readonly [days: DayKind, pattern: RegExp])[] = [
  ['holiday', /节假日|假期|\bholidays?\b/i],
  ['weekend', /周末|双休日|周六|周日|\bweekends?\b|\bsat(?:urday)?s?\b|\bsun(?:day)?s?\b/i],
  [
    'weekday',
    /工作日|平日|周一[至到-]周?五|周一至五|\bweekdays?\b|\bworking days?\b|\bmon(?:day)?\s*(?:[-–]|to)\s*fri(?:day)?\b/i,
  ],
]

/** Hours that are typed out in an answer, with the desk that the sentence, its heading or the question names. */
export function findHoursClaims(hours: HoursTable): (entry: FaqRecord) => HoursClaim[] {
  const deskIn = createDeskFinder(hours)
  return entry => claimsOf(entry, deskIn)
}

function claimsOf(entry: FaqRecord, deskIn: (text: string) => string | null): HoursClaim[] {
  const claims: HoursClaim[] = []
  for (const { text, heading } of splitSentences(entry.answer.replace(FACT_REFERENCE, '◇'))) {
    const around = deskIn(heading) ?? deskIn(entry.question)
    let end = 0
    let days: DayKind = 'any'
    let desk = around
    for (const range of findClockRanges(text)) {
      const before = text.slice(end, range.index)
      end = range.index + range.typed.length
      desk = deskIn(before) ?? desk ?? deskIn(text)
      days =
        DAYS.find(([, pattern]) => pattern.test(before))?.[0] ??
        (/每天|天天|全年|daily|every day/i.test(before) ? 'any' : days)
      if (desk === null) continue
      const { from, to, typed } = range
      claims.push({ desk, days, period: { from, to }, typed, entryId: entry.id, place: placeOf(entry, 'answer') })
    }
  }
  return claims
}
