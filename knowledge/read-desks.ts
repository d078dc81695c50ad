import { z } from 'zod'
import { bilingual } from './bilingual.ts'
import { calendarDay } from './calendar-day.ts'
import { checkShape } from './check-shape.ts'
import type { Place } from './content.ts'
import type { ChatDesk, DeskTable, Problem } from './knowledge.ts'
import { period } from './parse-period.ts'
import type { YamlFile } from './read-yaml.ts'
import { wholeNumber } from './whole-number.ts'
import { writtenAs } from './written-as.ts'

const word = z.string().trim().min(1).max(60)
const replySeconds = z.strictObject({ off_peak: wholeNumber(10, 86_400), peak: wholeNumber(10, 86_400).optional() })
export const chatDesk = z.strictObject({
  title: bilingual,
  hours: word.optional(),
  categories: z.array(word).default([]),
  skills: z.array(word).default([]),
  capacity: wholeNumber(1, 100).optional(),
  takes: z.enum(['complaints', 'enterprise']).optional(),
  overflow: z.strictObject({ to: word, after_minutes: wholeNumber(0, 1_440).optional() }).optional(),
  reply_seconds: replySeconds.optional(),
})
const deskId = writtenAs(
  /^[a-z][a-z0-9-]{0,59}$/,
  'an id of small letters, digits and "-"',
  '小写字母开头的编号，只用小写字母、数字和“-”',
)
const peakTimes = z.strictObject({ days: z.array(calendarDay).default([]), hours: z.array(period).default([]) })
const afterClosing = z.strictObject({
  rate_hours: wholeNumber(1, 8_760).optional(),
  continue_hours: wholeNumber(0, 8_760).optional(),
})
/** The file as a whole; each desk is looked at by itself, so that one faulty desk does not hide the others. */
const file = z.strictObject({
  peak: peakTimes.optional(),
  after_closing: afterClosing.optional(),
  desks: z.record(deskId, z.unknown()),
})
export const deskFile = file.extend({ desks: z.record(deskId, chatDesk) })

const HUMAN = { zh: '人工客服', en: 'Customer service' }
const REPLY_SECONDS = { offPeak: 300, peak: 300 }
const OVERFLOW_AFTER_MINUTES = 3
const AFTER_CLOSING = { rateHours: 72, continueHours: 24 }

/** One desk for everything: what a shop without `desks.yaml` has. */
export function desksByDefault(): DeskTable {
  return { desks: { human: humanDesk() }, peak: { days: [], hours: [] }, afterClosing: AFTER_CLOSING }
}

function humanDesk(): ChatDesk {
  return {
    title: HUMAN,
    hoursDesk: null,
    categories: [],
    skills: [],
    capacity: null,
    takes: null,
    overflow: null,
    replySeconds: REPLY_SECONDS,
  }
}

/** Reads `desks.yaml`. The desk `human` is always there: shoppers go to it whose matter belongs nowhere else. */
export function readDesks(
  yaml: YamlFile,
  problems: Problem[],
): { desks: DeskTable; chatDeskPlaces: Record<string, Place> } {
  const found = checkShape(file, yaml, yaml.value ?? { desks: {} }, [], problems)
  if (found === null) return { desks: desksByDefault(), chatDeskPlaces: {} }
  const desks: Record<string, ChatDesk> = { human: humanDesk() }
  const chatDeskPlaces: Record<string, Place> = {}
  for (const [id, value] of Object.entries(found.desks)) {
    const one = checkShape(chatDesk, yaml, value, ['desks', id], problems)
    if (one === null) continue
    const { off_peak: offPeak, peak = offPeak } = one.reply_seconds ?? { off_peak: REPLY_SECONDS.offPeak }
    desks[id] = {
      title: one.title,
      hoursDesk: one.hours ?? null,
      categories: one.categories,
      skills: one.skills,
      capacity: one.capacity ?? null,
      takes: one.takes ?? null,
      overflow:
        one.overflow === undefined
          ? null
          : { desk: one.overflow.to, afterMinutes: one.overflow.after_minutes ?? OVERFLOW_AFTER_MINUTES },
      replySeconds: { offPeak, peak },
    }
    chatDeskPlaces[id] = { file: yaml.file, line: yaml.lineOf(['desks', id]) }
  }
  const { days = [], hours = [] } = found.peak ?? {}
  const {
    rate_hours: rateHours = AFTER_CLOSING.rateHours,
    continue_hours: continueHours = AFTER_CLOSING.continueHours,
  } = found.after_closing ?? {}
  return { desks: { desks, peak: { days, hours }, afterClosing: { rateHours, continueHours } }, chatDeskPlaces }
}
