import type { EpochMs, Priority } from '../../server/conversation/state.ts'
import type { Rules } from './rules.ts'

const MINUTE_MS = 60_000

export const HEAD_START_MS: Readonly<Record<Exclude<Priority, 'safety'>, number>> = {
  complaint: 10 * MINUTE_MS,
  member: 5 * MINUTE_MS,
  normal: 0,
}

export interface QueuePlace {
  readonly line: number
  readonly from: EpochMs
}

const STRICT_LINE: Readonly<Record<Priority, number>> = { safety: 0, complaint: 1, member: 2, normal: 3 }

/** Where somebody stands under these rules. */
export function placeOf(priority: Priority, since: EpochMs, { order, headStartMinutes }: Rules): QueuePlace {
  if (order === 'strict') return { line: STRICT_LINE[priority], from: since }
  if (priority === 'safety') return { line: 0, from: since }
  return { line: 1, from: since - headStartMinutes[priority] * MINUTE_MS }
}

export function byPlace(a: QueuePlace, b: QueuePlace): number {
  return a.line - b.line || a.from - b.from
}
