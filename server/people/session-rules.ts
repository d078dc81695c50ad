import type { EpochMs } from '../conversation/state.ts'
import type { AgentSession } from '../store/people-store.ts'

const hourMs = 3_600_000
/** Unused for this long, a session is over. */
export const idleAfterMs = 12 * hourMs
/** Over after this long, used or not. */
export const lifetimeMs = 7 * 24 * hourMs

export function isOver(session: Pick<AgentSession, 'lastUsedAt' | 'expiresAt'>, now: EpochMs): boolean {
  return now >= session.expiresAt || now - session.lastUsedAt >= idleAfterMs
}
