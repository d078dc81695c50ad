import { z } from 'zod'
import type { DeskTitle, InboxRow, Presence } from './agent.ts'

/** What a supervisor looks at all day. Counts of the day begin at midnight in the shop's time zone. */
export interface Board {
  readonly at: number
  /** Whether the shop's own list of peaks names this moment; reply targets follow it. */
  readonly isPeak: boolean
  readonly desks: readonly BoardDesk[]
  readonly agents: readonly BoardAgent[]
  /** The day so far. */
  readonly day?: DayCourse
  readonly totals: {
    readonly waiting: number
    readonly longestWaitSeconds: number
    readonly withAgents: number
    /** Messages left and calls to be made. */
    readonly work: { readonly due: number; readonly open: number; readonly taken: number }
    readonly breachesToday: number
    readonly closedToday: number
    /** Of conversations closed today: how often each shopper had to ask for a person. The target is 1. */
    readonly humanAsks: { readonly conversations: number; readonly asks: number; readonly average: number | null }
    readonly ratings: Ratings & {
      /** How many gave 1, 2, 3, 4, 5. */
      readonly scores: readonly [number, number, number, number, number]
      readonly byChannel: readonly (Ratings & { readonly channel: string })[]
    }
  }
}

export interface Ratings {
  readonly count: number
  readonly average: number | null
}

/** From the opening of the first desk on, or earlier when something happened before; the last interval still runs. */
export interface DayCourse {
  readonly from: number
  readonly stepMinutes: number
  readonly points: readonly DayPoint[]
}

export interface DayPoint {
  /** Start of the interval. */
  readonly at: number
  /** Came into the queue; of those who left it before they were taken nothing is counted. */
  readonly arrived: number
  /** Taken by an agent. */
  readonly joined: number
  readonly closed: number
  /** Replies that did not come in time. */
  readonly late: number
  /** In the queue at its end, or now. */
  readonly waiting: number
  /** How long those who were taken had waited, on average; `null` when nobody was. */
  readonly waitSeconds: number | null
}

export const reportRequest = z.strictObject({ days: z.number().int().min(1).max(92) })

/** Whole days in the shop's time zone, the oldest first; today, still running, is the last. */
export interface Report {
  readonly days: readonly ReportDay[]
  /** Those that the days name. */
  readonly desks: readonly { readonly id: string; readonly title: DeskTitle }[]
}

export interface ReportDay {
  /** "2026-11-02" */
  readonly day: string
  /** Answers to shoppers who waited for one, within the desk's target; and those later, or never. */
  readonly inTime: number
  readonly late: number
  /** How long an answer took, on average. */
  readonly replySeconds: number | null
  readonly desks: readonly { readonly id: string; readonly inTime: number; readonly late: number }[]
  /** Taken by agents, after how long in the queue on average. */
  readonly joined: number
  readonly waitSeconds: number | null
  readonly closed: number
  readonly ratings: Ratings & { readonly byChannel: readonly (Ratings & { readonly channel: string })[] }
}

export interface BoardDesk {
  readonly id: string
  readonly title: DeskTitle
  readonly isOpen: boolean
  readonly opensAt: number | null
  /** In the queue now. */
  readonly waiting: Readonly<Record<InboxRow['priority'], number>>
  readonly longestWaitSeconds: number
  /** Left out of hours, for the next opening. */
  readonly offline: number
  readonly agentsOnline: number
  readonly replyTargetSeconds: number
  /** Replies that came later than the target, or have not come yet. */
  readonly breachesToday: number
}

export interface BoardAgent {
  readonly id: string
  readonly name: string
  readonly number: string
  readonly presence: Presence
  readonly desks: readonly string[]
  readonly load: number
  readonly capacity: number
  readonly closedToday: number
  readonly breachesToday: number
  readonly ratings: Ratings
}

/** A conversation that waits or is with an agent. */
export interface LiveRow extends InboxRow {
  readonly agent: { readonly id: string; readonly name: string; readonly number: string } | null
}
