import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Ratings, Report, ReportDay } from '../../protocol/supervisor.ts'
import { addDays, localTime, momentOf } from '../calendar/zoned-time.ts'
import type { EpochMs } from '../conversation/state.ts'
import type { PeriodCounts } from '../store/day-store.ts'
import type { Store } from '../store/store.ts'
import { deskTitle } from './desk-now.ts'

export interface ReportNeeds {
  readonly store: Store
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
}

/** Days of the shop's time zone, the oldest first and today last: replies in time, late ones by desk, satisfaction by channel. */
export function createReport({ store, knowledge, now }: ReportNeeds) {
  return async function report(days: number): Promise<Report> {
    const snapshot = knowledge()
    const { timezone } = snapshot.hours
    const today = localTime(now(), timezone).day
    const listed = await Promise.all(
      Array.from({ length: days }, (_, back) => addDays(today, back + 1 - days)).map(async day => {
        const until = momentOf(addDays(day, 1), 0, timezone)
        return reportDay(day, await store.day.countsBetween(momentOf(day, 0, timezone), until))
      }),
    )
    const known = new Set(Object.keys(snapshot.desks.desks))
    const named = new Set(listed.flatMap(({ desks }) => desks.map(({ id }) => id)))
    const desks = [...[...known].filter(id => named.has(id)), ...[...named].filter(id => !known.has(id)).sort()]
    return { days: listed, desks: desks.map(id => ({ id, title: deskTitle(snapshot, id) })) }
  }
}
export type ReportReader = ReturnType<typeof createReport>

function reportDay(day: string, { replies, breaches, joins, closed, ratings }: PeriodCounts): ReportDay {
  const count = sum(replies.map(row => row.count))
  const channels = [...new Set(ratings.map(({ channel }) => channel))]
  const desks = [...new Set([...replies, ...breaches].map(({ desk }) => desk))].sort()
  return {
    day,
    inTime: sum(replies.map(({ inTime }) => inTime)),
    late: sum(breaches.map(row => row.count)),
    replySeconds: seconds(sum(replies.map(({ tookMs }) => tookMs)), count),
    desks: desks.map(id => ({
      id,
      inTime: sum(replies.filter(({ desk }) => desk === id).map(({ inTime }) => inTime)),
      late: sum(breaches.filter(({ desk }) => desk === id).map(row => row.count)),
    })),
    joined: joins.count,
    waitSeconds: seconds(joins.waitedMs, joins.count),
    closed,
    ratings: {
      ...ratingsOf(ratings),
      byChannel: channels.map(channel => ({ channel, ...ratingsOf(ratings.filter(row => row.channel === channel)) })),
    },
  }
}

function seconds(totalMs: number, count: number): number | null {
  return count === 0 ? null : Math.round(totalMs / count / 1_000)
}

function ratingsOf(rows: PeriodCounts['ratings']): Ratings {
  const count = sum(rows.map(row => row.count))
  return { count, average: count === 0 ? null : sum(rows.map(row => row.score * row.count)) / count }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
