import { newDialog } from '../../bot/decision.ts'
import type { EpochMs, Priority } from '../../server/conversation/state.ts'
import { HEAD_START_MS, type QueuePlace, queuePlace } from '../../server/routing/priority.ts'
import type { Rules } from './rules.ts'

const MINUTE_MS = 60_000

/** Each class a line of its own, as without ageing. */
const STRICT_LINE: Readonly<Record<Priority, QueuePlace['line']>> = { safety: 0, complaint: 0, member: 1, normal: 2 }

/** Where somebody stands: by the server's rule, moved by as much as these rules give another head start than it does. */
export function placeOf(priority: Priority, since: EpochMs, { order, headStartMinutes }: Rules): QueuePlace {
  if (order === 'strict') return { line: STRICT_LINE[priority], from: priority === 'safety' ? 0 : since }
  const more = priority === 'safety' ? 0 : headStartMinutes[priority] * MINUTE_MS - HEAD_START_MS[priority]
  const waiting = { status: 'waiting', since: since - more, priority, ...HANDED } as const
  return queuePlace(waiting) as QueuePlace
}

/** What a place does not depend on. */
const HANDED = { desk: '', reason: 'asked', about: null, dialog: newDialog() } as const
