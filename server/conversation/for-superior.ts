import { DeskError } from '../errors.ts'
import type { Complaint } from './event.ts'
import type { Handed } from './state.ts'

type ForSuperior = Pick<Handed, 'superiorOnly' | 'against' | 'supervisorAsked'>

/** From here on it is for supervisors, and not for the agent complained of (R91). */
export function forSuperior(against: string | null | undefined): ForSuperior {
  return {
    supervisorAsked: true,
    superiorOnly: true,
    ...(against === null || against === undefined ? {} : { against }),
  }
}

/** Whoever is named; else who has served the shopper last. */
export function complainedOf(complaint: Complaint | undefined, served: string | undefined): string | null {
  return complaint?.against ?? served ?? null
}

/** @throws DeskError FORBIDDEN for who must not take a complaint about an agent. */
export function requireSuperior(
  complained: ForSuperior,
  taker: { readonly agentId: string; readonly isSuperior?: boolean },
): void {
  requireOther(complained, taker.agentId)
  if (complained.superiorOnly === true && taker.isSuperior !== true)
    throw new DeskError('FORBIDDEN', 'a complaint about an agent is for supervisors')
}

/** @throws DeskError FORBIDDEN for who is complained of. */
export function requireOther({ against }: Pick<ForSuperior, 'against'>, agentId: string): void {
  if (agentId === against) throw new DeskError('FORBIDDEN', 'the complaint is about you')
}
