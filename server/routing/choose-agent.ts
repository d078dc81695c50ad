import type { EpochMs } from '../conversation/state.ts'
import { type DeskRules, isOfDesk } from './desks.ts'

export interface Candidate {
  readonly agentId: string
  readonly isOnline: boolean
  readonly isSupervisor?: boolean
  /** Desks the agent serves; none named means all. */
  readonly desks: readonly string[]
  readonly capacity: number
  /** Conversations at hand. */
  readonly load: number
  /** Of these, by desk, where a desk has a limit of its own. */
  readonly loadOf?: ReadonlyMap<string, number>
  /** Last assignment; the longest idle is served first. */
  readonly idleSince: EpochMs
}

/** Somebody who waits, as far as it decides who takes them. */
export interface Waiter {
  readonly desk: string
  /** Desks whose agents may take it, see `servingDesks`. */
  readonly serving: readonly string[]
  /** Gave it back. */
  readonly declinedBy?: string
  /** Served this shopper last time. */
  readonly lastAgentId?: string
  readonly wantsSupervisor?: boolean
  /** Nobody else will do, of whatever desk. */
  readonly superiorOnly?: boolean
  /** Complained of. */
  readonly against?: string
}

/**
 * Who is online, of a serving desk and below capacity. Of those: a supervisor where one is wanted and there; who knows
 * the shopper; least busy → longest idle → by id, so that the choice is never a coin.
 */
export function chooseAgent(waiter: Waiter, candidates: readonly Candidate[], rules: DeskRules): Candidate | null {
  const willing = candidates.filter(
    each => each.agentId !== waiter.declinedBy && each.agentId !== waiter.against && canTake(each, waiter, rules),
  )
  const supervisors = waiter.wantsSupervisor === true ? willing.filter(each => each.isSupervisor === true) : []
  const asked = supervisors.length > 0 ? supervisors : willing
  return asked.find(each => each.agentId === waiter.lastAgentId) ?? asked.toSorted(byTurn)[0] ?? null
}

export function canTake(candidate: Candidate, { desk, serving, superiorOnly }: Waiter, rules: DeskRules): boolean {
  if (!candidate.isOnline || candidate.load >= candidate.capacity) return false
  if (superiorOnly === true) return candidate.isSupervisor === true
  const most = rules[desk]?.capacity ?? null
  if (most !== null && (candidate.loadOf?.get(desk) ?? 0) >= most) return false
  return serving.some(each => isOfDesk(candidate.desks, each, rules))
}

function byTurn(a: Candidate, b: Candidate): number {
  return a.load - b.load || a.idleSince - b.idleSince || (a.agentId < b.agentId ? -1 : 1)
}
