import type { Knowledge } from '../../knowledge/knowledge.ts'
import { isOpen, nextOpening } from '../calendar/opening.ts'
import type { DeskNow } from '../conversation/event.ts'
import type { EpochMs } from '../conversation/state.ts'

/** Where shoppers go who want a person. */
export const MAIN_DESK = 'human'

const MINUTE_MS = 60_000

interface ThisMinute {
  readonly minute: number
  readonly now: DeskNow
}
/** Hours are written in minutes and asked for with every message, so each minute is worked out once. */
const known = new WeakMap<Knowledge, Map<string, ThisMinute>>()

/** The desk's hours at this moment. A desk without hours of its own keeps those of the main desk; without any, it is always open. */
export function deskNow(knowledge: Knowledge, desk: string, at: EpochMs): DeskNow {
  const desks = known.get(knowledge) ?? new Map<string, ThisMinute>()
  known.set(knowledge, desks)
  const minute = Math.floor(at / MINUTE_MS)
  const last = desks.get(desk)
  if (last?.minute === minute) return last.now
  const now = workOut(knowledge, desk, at)
  desks.set(desk, { minute, now })
  return now
}

function workOut(knowledge: Knowledge, desk: string, at: EpochMs): DeskNow {
  const { timezone, holidays: special, desks } = knowledge.hours
  const hours = desks[desk] ?? desks[MAIN_DESK]
  const now = { desk, priority: 'normal' } as const
  if (hours === undefined) return { ...now, isOpen: true, opensAt: null }

  const calendar = { timezone, special }
  if (isOpen(hours, calendar, at)) return { ...now, isOpen: true, opensAt: null }
  return { ...now, isOpen: false, opensAt: nextOpening(hours, calendar, at) }
}
