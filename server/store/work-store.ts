import type { EpochMs } from '../conversation/state.ts'

/** A message left or a call to be made. It is opened, given back and withdrawn by commits of its conversation. */
export interface WorkRow {
  readonly id: string
  readonly conversationId: string
  readonly kind: 'message' | 'callback' | 'followUp'
  readonly contact: string
  readonly text: string
  readonly desk: string
  readonly at: EpochMs
  readonly dueAt: EpochMs
  readonly state: 'open' | 'taken' | 'done' | 'withdrawn'
  readonly promisedBy: string | null
  readonly takenBy: string | null
  /** What came of it. */
  readonly note: string
}

export interface WorkStore {
  /** What is open or taken, by due time. For decisions. */
  pending(): Promise<WorkRow[]>
  work(id: string): Promise<WorkRow | null>
  /** Of any number of agents one wins; `false` for the others, and for what is not open. */
  takeWork(id: string, agentId: string): Promise<boolean>
  /** `false` unless this agent has it. */
  finishWork(id: string, agentId: string, note: string, at: EpochMs): Promise<boolean>
  /** Everything that this agent took and did not finish is open again. @returns how many. */
  giveBackWorkOf(agentId: string): Promise<number>
}
