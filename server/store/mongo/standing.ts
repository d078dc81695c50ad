import type { ConversationState, EpochMs } from '../../conversation/state.ts'
import { queuePlace } from '../../routing/priority.ts'

/** Of `routing/priority.ts`. */
export const LINES_OF_WAITING = [0, 1, 2]
export const WITH_AGENT = 3
const NOBODY_WAITS = 9

/** What the queue and the agents' lists are indexed by. */
export interface Standing {
  /** 0–2 of who waits, by `routing/priority.ts`. */
  readonly line: number
  readonly owner: string
  /** Holds the head start of who waits. */
  readonly since: EpochMs
}

export function standingOf(state: ConversationState): Standing {
  const place = queuePlace(state)
  if (place !== null) return { line: place.line, owner: '', since: place.from }
  return state.status === 'withAgent'
    ? { line: WITH_AGENT, owner: state.agentId, since: state.since }
    : { line: NOBODY_WAITS, owner: '', since: state.since }
}
