import type Database from 'better-sqlite3'
import type { CourseStep, DayStore, PeriodCounts } from '../day-store.ts'

type Of<K extends keyof PeriodCounts> = PeriodCounts[K] extends readonly (infer Row)[] ? Row : PeriodCounts[K]
type Counted = { readonly step: number; readonly count: number }

export function createPeriods(reader: Database.Database): Pick<DayStore, 'courseOf' | 'countsBetween'> {
  const steps = (table: 'closes' | 'breaches') =>
    reader.prepare<[from: number, step: number, from: number], Counted>(
      `SELECT CAST((at - ?) / ? AS INTEGER) AS step, count(*) AS count FROM ${table} WHERE at >= ? GROUP BY 1`,
    )
  const closes = steps('closes')
  const breaches = steps('breaches')
  const joins = reader.prepare<[number, number, number], Counted & { readonly waitedMs: number }>(
    'SELECT CAST((at - ?) / ? AS INTEGER) AS step, count(*) AS count, sum(waited_ms) AS waitedMs FROM joins WHERE at >= ? GROUP BY 1',
  )
  // A cast cuts towards zero, so who came before `from` has to be told apart.
  const arrivals = reader.prepare<[number, number, number, number], Counted>(
    `SELECT CASE WHEN at - waited_ms < ? THEN -1 ELSE CAST((at - waited_ms - ?) / ? AS INTEGER) END AS step, count(*) AS count
     FROM joins WHERE at >= ? GROUP BY 1`,
  )

  const replies = reader.prepare<[number, number], Of<'replies'>>(
    `SELECT desk, sum(1 - is_late) AS inTime, count(*) AS count, sum(took_ms) AS tookMs FROM replies
     WHERE at >= ? AND at < ? GROUP BY desk ORDER BY 1`,
  )
  const late = reader.prepare<[number, number], Of<'breaches'>>(
    'SELECT desk, count(*) AS count FROM breaches WHERE at >= ? AND at < ? GROUP BY desk ORDER BY 1',
  )
  const taken = reader.prepare<[number, number], PeriodCounts['joins']>(
    'SELECT count(*) AS count, coalesce(sum(waited_ms), 0) AS waitedMs FROM joins WHERE at >= ? AND at < ?',
  )
  const ended = reader.prepare<[number, number], number>('SELECT count(*) FROM closes WHERE at >= ? AND at < ?').pluck()
  const ratings = reader.prepare<[number, number], Of<'ratings'>>(
    `SELECT c.channel, r.score, count(*) AS count FROM ratings r JOIN conversations c ON c.key = r.conversation
     WHERE r.at >= ? AND r.at < ? GROUP BY c.channel, r.score ORDER BY 1, 2`,
  )

  return {
    async courseOf(from, stepMs) {
      const found = new Map<number, { -readonly [K in keyof CourseStep]: CourseStep[K] }>()
      const at = (step: number) => {
        const known = found.get(step) ?? { step, arrived: 0, joined: 0, waitedMs: 0, closed: 0, late: 0 }
        found.set(step, known)
        return known
      }
      for (const { step, count } of arrivals.all(from, from, stepMs, from)) at(step).arrived = count
      for (const { step, count, waitedMs } of joins.all(from, stepMs, from))
        Object.assign(at(step), { joined: count, waitedMs })
      for (const { step, count } of closes.all(from, stepMs, from)) at(step).closed = count
      for (const { step, count } of breaches.all(from, stepMs, from)) at(step).late = count
      return [...found.values()].sort((a, b) => a.step - b.step)
    },
    async countsBetween(from, to) {
      return {
        replies: replies.all(from, to),
        breaches: late.all(from, to),
        joins: taken.get(from, to) ?? { count: 0, waitedMs: 0 },
        closed: ended.get(from, to) ?? 0,
        ratings: ratings.all(from, to),
      }
    },
  }
}
