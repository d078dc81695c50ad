import type Database from 'better-sqlite3'
import type { DayCounts, DayStore } from '../day-store.ts'
import { createPeriods } from './period.ts'

type Of<K extends keyof DayCounts> = DayCounts[K] extends readonly (infer Row)[] ? Row : DayCounts[K]

export function createDay(reader: Database.Database): DayStore {
  const breaches = reader.prepare<[number], Of<'breaches'>>(
    'SELECT desk, agent_id AS agentId, count(*) AS count FROM breaches WHERE at >= ? GROUP BY desk, agent_id ORDER BY 1, 2',
  )
  const closes = reader.prepare<[number], Of<'closes'>>(
    'SELECT agent_id AS agentId, count(*) AS count FROM closes WHERE at >= ? GROUP BY agent_id ORDER BY 1',
  )
  const ratings = reader.prepare<[number], Of<'ratings'>>(
    `SELECT r.agent_id AS agentId, c.channel, r.score, count(*) AS count
     FROM ratings r JOIN conversations c ON c.key = r.conversation
     WHERE r.at >= ? GROUP BY r.agent_id, c.channel, r.score ORDER BY 1, 2, 3`,
  )
  const asks = reader.prepare<[number], Of<'humanAsks'>>(
    'SELECT count(*) AS conversations, coalesce(sum(human_asks), 0) AS asks FROM cases WHERE at >= ?',
  )
  const ofCase = reader.prepare<[string], { conversationId: string; closedAt: number }>(
    `SELECT c.id AS conversationId, s.at AS closedAt FROM cases s JOIN conversations c ON c.key = s.conversation
     WHERE s.case_number = ?`,
  )

  return {
    ...createPeriods(reader),
    async countsSince(since) {
      return {
        breaches: breaches.all(since),
        closes: closes.all(since),
        ratings: ratings.all(since),
        humanAsks: asks.get(since) ?? { conversations: 0, asks: 0 },
      }
    },
    async caseOf(caseNumber) {
      return ofCase.get(caseNumber) ?? null
    },
  }
}
