import type { Period } from '../knowledge.ts'

/** A stretch of a day, as found in running text. */
export interface ClockRange extends Period {
  /** As written. */
  readonly typed: string
  readonly index: number
}

const HALF = '(?:(早上|早晨|早|清晨|上午|中午|下午|傍晚|晚上|晚|凌晨|夜里)\\s{0,3})?'
const ZH_TIME = `${HALF}(\\d{1,2})\\s{0,3}(?:[:：](\\d{2})|[点时](半|\\d{1,2}分?)?)`
const EN_TIME = '(\\d{1,2})(?:[:.](\\d{2}))?\\s{0,3}([ap])\\.?m\\b\\.?'
const TO = '\\s{0,3}(?:[-–—~～至到]|to|until|till)\\s{0,3}(?:(?:次日|第二天|当天)\\s{0,3})?'
const ZH_RANGE = new RegExp(`${ZH_TIME}${TO}${ZH_TIME}`, 'gi')
const EN_RANGE = new RegExp(`${EN_TIME}${TO}${EN_TIME}`, 'gi')
/** "24 小时内" is a deadline, so that the bare words do not count. */
const ALWAYS =
  /全天候|7\s*[×xX*]\s*24(?:\s*小时)?|24\s*\/\s*7|全天\s*24\s*小时|24\s*小时(?:都|均)?(?:在线|服务|营业|接听|值守|值班|开放|人工)|around the clock|24 hours a day/gi
const AFTERNOON = /下午|傍晚|晚|夜/

/** Finds "8:00-20:00", "早8点到晚8点半", "9 am to 6 pm", "7×24 小时". */
export function findClockRanges(text: string): ClockRange[] {
  const ranges: ClockRange[] = []
  const add = (found: RegExpMatchArray, from: number | null, to: number | null) => {
    if (from === null || to === null || from === to) return
    ranges.push({ from, to: to > from ? to : to + 1_440, typed: found[0].trim(), index: found.index ?? 0 })
  }
  for (const found of text.matchAll(ZH_RANGE)) {
    add(found, zhMinutes(found[1], found[2], found[3], found[4]), zhMinutes(found[5], found[6], found[7], found[8]))
  }
  for (const found of text.matchAll(EN_RANGE)) {
    add(found, enMinutes(found[1], found[2], found[3]), enMinutes(found[4], found[5], found[6]))
  }
  for (const found of text.matchAll(ALWAYS)) add(found, 0, 1_440)
  return ranges.sort((a, b) => a.index - b.index)
}

function zhMinutes(half = '', hour = '', minutes: string | undefined, spoken: string | undefined): number | null {
  const typed = Number(hour)
  const hours = AFTERNOON.test(half) && typed < 12 ? typed + 12 : half === '中午' && typed < 3 ? typed + 12 : typed
  const past = minutes !== undefined ? Number(minutes) : spoken === '半' ? 30 : spoken ? Number.parseInt(spoken, 10) : 0
  return hours > 24 || past > 59 ? null : hours * 60 + past
}

function enMinutes(hour = '', minutes = '0', half = 'a'): number | null {
  const typed = Number(hour)
  if (typed < 1 || typed > 12 || Number(minutes) > 59) return null
  return (half.toLowerCase() === 'p' ? (typed % 12) + 12 : typed % 12) * 60 + Number(minutes)
}
