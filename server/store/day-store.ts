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

/** What happened in one step of a day; steps without anything are missing. */
export interface CourseStep {
  /** 0 is the first; −1: before, which only `arrived` can be. */
  readonly step: number
  /** Of those who were taken: when they had come. */
  readonly arrived: number
  readonly joined: number
  readonly waitedMs: number
  readonly closed: number
  readonly late: number
}

export interface PeriodCounts {
  readonly replies: readonly {
    readonly desk: string
    readonly inTime: number
    readonly count: number
    readonly tookMs: number
  }[]
  readonly breaches: readonly { readonly desk: string; readonly count: number }[]
  readonly joins: { readonly count: number; readonly waitedMs: number }
  readonly closed: number
  readonly ratings: readonly { readonly channel: string; readonly score: number; readonly count: number }[]
}

export interface DayStore {
  countsSince(since: EpochMs): Promise<DayCounts>
  /** From `from` on, in order. */
  courseOf(from: EpochMs, stepMs: number): Promise<CourseStep[]>
  /** From `from` until before `to`. */
  countsBetween(from: EpochMs, to: EpochMs): Promise<PeriodCounts>
  /** The episode that has this number, over since `closedAt`; its conversation may have gone on. */
  caseOf(caseNumber: string): Promise<{ readonly conversationId: string; readonly closedAt: EpochMs } | null>
}
