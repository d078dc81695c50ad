import type { EpochMs } from '../conversation/state.ts'

/** What is counted of a day; every list is in the order of its names. */
export interface DayCounts {
  readonly breaches: readonly { readonly desk: string; readonly agentId: string; readonly count: number }[]
  readonly closes: readonly { readonly agentId: string; readonly count: number }[]
  readonly ratings: readonly {
    readonly agentId: string | null
    readonly channel: string
    readonly score: number
    readonly count: number
  }[]
  /** Of episodes that were closed: how often the shoppers asked for a person. */
  readonly humanAsks: { readonly conversations: number; readonly asks: number }
}

export interface DayStore {
  countsSince(since: EpochMs): Promise<DayCounts>
  /** The conversation whose episode has this number. */
  conversationOfCase(caseNumber: string): Promise<string | null>
}
