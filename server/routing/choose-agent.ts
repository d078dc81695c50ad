import type { EpochMs } from '../conversation/state.ts'

export interface Candidate {
  readonly agentId: string
  readonly isOnline: boolean
  /** Desks the agent serves; none named means all. */
  readonly desks: readonly string[]
  readonly capacity: number
  /** Conversations at hand. */
  readonly load: number
  /** Last assignment; the longest idle is served first. */
  readonly idleSince: EpochMs
}

/** Online, of the desk, below capacity → least busy → longest idle → by id, so that the choice is never a coin. */
export function chooseAgent(desk: string, candidates: readonly Candidate[]): Candidate | null {
  return candidates.filter(candidate => canTake(candidate, desk)).toSorted(byTurn)[0] ?? null
}

export function canTake(candidate: Candidate, desk: string): boolean {
  return candidate.isOnline && candidate.load < candidate.capacity && serves(candidate.desks, desk)
}

export function serves(desks: readonly string[], desk: string): boolean {
  return desks.length === 0 || desks.includes(desk)
}

function byTurn(a: Candidate, b: Candidate): number {
  return a.load - b.load || a.idleSince - b.idleSince || (a.agentId < b.agentId ? -1 : 1)
}
