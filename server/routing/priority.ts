import type { ConversationState, EpochMs, Priority } from '../conversation/state.ts'

const MINUTE_MS = 60_000

/**
 * By how much longer than others somebody counts as having waited. Two people never change places while they wait, and
 * nobody is overtaken by who comes later than the longest head start: an ordinary shopper ages into first place.
 */
export const HEAD_START_MS: Readonly<Record<Exclude<Priority, 'safety'>, number>> = {
  complaint: 10 * MINUTE_MS,
  member: 5 * MINUTE_MS,
  normal: 0,
}

/** Where somebody stands: by `line`, then by `from`. Lines: hazards, everybody who waits, messages for the next opening. */
export interface QueuePlace {
  readonly line: 0 | 1 | 2
  readonly from: EpochMs
}

/** `null` for who waits for nobody. */
export function queuePlace(state: ConversationState): QueuePlace | null {
  switch (state.status) {
    case 'waiting':
      return state.priority === 'safety'
        ? { line: 0, from: state.since }
        : { line: 1, from: state.since - HEAD_START_MS[state.priority] }
    case 'offlineMessage':
      return { line: 2, from: state.since }
    default:
      return null
  }
}

export function byPlace(a: QueuePlace, b: QueuePlace): number {
  return a.line - b.line || a.from - b.from
}
