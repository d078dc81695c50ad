import type { Model } from 'mongoose'
import type { CourseStep, DayStore } from '../day-store.ts'
import type { Collections } from './collections.ts'
import type { Filing } from './filing.ts'
import type { Steady } from './steady.ts'

type Time = { readonly $gte: number; readonly $lt?: number }

/** Counts are taken by the database; only the steps of a day, which it can not be asked for, are counted here. */
export function createDay(collections: Collections, steady: Steady, filing: Filing): DayStore {
  const { breaches, closes, ratings, cases, joins, replies } = collections

  /** Grouped by `names`, in their order, each with `count` and the sums asked for. */
  async function counted<Row>(
    model: Pick<Model<never>, 'aggregate'>,
    at: Time,
    names: readonly string[],
    sums: readonly string[] = [],
  ): Promise<Row[]> {
    const fieldOf = (name: string) => `$${name}`
    const group = {
      _id: Object.fromEntries(names.map(name => [name, fieldOf(name)])),
      count: { $sum: 1 },
      ...Object.fromEntries(sums.map(name => [name, { $sum: fieldOf(name) }])),
    }
    const rows = await steady(() =>
      model.aggregate<{ _id: Record<string, string | number | null> }>([{ $match: { at } }, { $group: group }]),
    )
    return rows
      .sort((a, b) => names.reduce((found, name) => found || compare(a._id[name], b._id[name]), 0))
      .map(({ _id, ...counts }) => ({ ..._id, ...counts }) as Row)
  }

  const times = <Row>(model: Model<Row>, from: number, fields: object) =>
    steady(() => model.find({ at: { $gte: from } } as object, fields).lean<Row[]>())

  return {
    async countsSince(since) {
      await filing.settled()
      const at = { $gte: since }
      const [late, ended, rated, asked] = await Promise.all([
        counted<{ desk: string; agentId: string; count: number }>(breaches, at, ['desk', 'agentId']),
        counted<{ agentId: string; count: number }>(closes, at, ['agentId']),
        counted<{ agentId: string | null; channel: string; score: number; count: number }>(ratings, at, [
          ...['agentId', 'channel', 'score'],
        ]),
        counted<{ count: number; humanAsks: number }>(cases, at, [], ['humanAsks']),
      ])
      const humanAsks = { conversations: asked[0]?.count ?? 0, asks: asked[0]?.humanAsks ?? 0 }
      return { breaches: late, closes: ended, ratings: rated, humanAsks }
    },
    async courseOf(from, stepMs) {
      await filing.settled()
      const [taken, ended, late] = await Promise.all([
        times(joins, from, { at: 1, waitedMs: 1 }),
        times(closes, from, { at: 1 }),
        times(breaches, from, { at: 1 }),
      ])
      const course = createCourse(from, stepMs)
      for (const { at, waitedMs } of taken) {
        course.at(at - waitedMs).arrived += 1
        course.at(at).joined += 1
        course.at(at).waitedMs += waitedMs
      }
      for (const { at } of ended) course.at(at).closed += 1
      for (const { at } of late) course.at(at).late += 1
      return course.steps()
    },
    async countsBetween(from, to) {
      await filing.settled()
      const at = { $gte: from, $lt: to }
      const [answered, late, taken, ended, rated] = await Promise.all([
        counted<{ desk: string; inTime: number; count: number; tookMs: number }>(
          ...([replies, at, ['desk'], ['inTime', 'tookMs']] as const),
        ),
        counted<{ desk: string; count: number }>(breaches, at, ['desk']),
        counted<{ count: number; waitedMs: number }>(joins, at, [], ['waitedMs']),
        counted<{ count: number }>(closes, at, []),
        counted<{ channel: string; score: number; count: number }>(ratings, at, ['channel', 'score']),
      ])
      return {
        replies: answered,
        breaches: late,
        joins: taken[0] ?? { count: 0, waitedMs: 0 },
        closed: ended[0]?.count ?? 0,
        ratings: rated,
      }
    },
    async caseOf(caseNumber) {
      await filing.settled()
      const found = await steady(() => cases.findOne({ caseNumber }, { conversation: 1, at: 1 }).lean())
      return found ? { conversationId: found.conversation, closedAt: found.at } : null
    },
  }
}

/** Nobody comes before everybody. */
function compare(a: string | number | null | undefined, b: string | number | null | undefined): number {
  if (a === b) return 0
  if (a === null || a === undefined) return -1
  if (b === null || b === undefined) return 1
  return a < b ? -1 : 1
}

function createCourse(from: number, stepMs: number) {
  const found = new Map<number, { -readonly [K in keyof CourseStep]: CourseStep[K] }>()
  return {
    at(time: number) {
      const step = time < from ? -1 : Math.floor((time - from) / stepMs)
      const known = found.get(step) ?? { step, arrived: 0, joined: 0, waitedMs: 0, closed: 0, late: 0 }
      found.set(step, known)
      return known
    },
    steps: () => [...found.values()].sort((a, b) => a.step - b.step),
  }
}
