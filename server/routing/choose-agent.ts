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
  const willing = candidates.filter(each => each.agentId !== waiter.declinedBy && canTake(each, waiter, rules))
  const supervisors = waiter.wantsSupervisor === true ? willing.filter(each => each.isSupervisor === true) : []
  const asked = supervisors.length > 0 ? supervisors : willing
  return asked.find(each => each.agentId === waiter.lastAgentId) ?? asked.toSorted(byTurn)[0] ?? null
}

function canTake(candidate: Candidate, waiter: Waiter, rules: DeskRules): boolean {
  if (candidate.load >= candidate.capacity || !isThereFor(candidate, waiter, rules)) return false
  const most = waiter.superiorOnly === true ? null : (rules[waiter.desk]?.capacity ?? null)
  return most === null || (candidate.loadOf?.get(waiter.desk) ?? 0) < most
}

/** Online and of a serving desk, free or not; for a complaint about an agent, any supervisor but the one complained of. */
export function isThereFor(
  candidate: Candidate,
  { serving, superiorOnly, against }: Pick<Waiter, 'serving' | 'superiorOnly' | 'against'>,
  rules: DeskRules,
): boolean {
  if (!candidate.isOnline || candidate.agentId === against) return false
  if (superiorOnly === true) return candidate.isSupervisor === true
  return serving.some(each => isOfDesk(candidate.desks, each, rules))
}

function byTurn(a: Candidate, b: Candidate): number {
  return a.load - b.load || a.idleSince - b.idleSince || (a.agentId < b.agentId ? -1 : 1)
}
