import type Database from 'better-sqlite3'
import type { PeopleStore, PresenceRow } from '../people-store.ts'
import type { GroupCommit } from './group-commit.ts'

type Presences = Pick<PeopleStore, 'savePresence' | 'renewLeases' | 'presence' | 'presences'>

/** Read through the writing connection: who is free is a decision. */
export function createPresences(writer: Database.Database, group: GroupCommit): Presences {
  const save = writer.prepare(
    `INSERT INTO presences (agent_id, status, lease_until, idle_since)
     VALUES (@agentId, @status, @leaseUntil, @idleSince)
     ON CONFLICT (agent_id) DO UPDATE SET status = excluded.status, lease_until = excluded.lease_until,
       idle_since = excluded.idle_since`,
  )
  const renew = writer.prepare('UPDATE presences SET lease_until = ? WHERE agent_id = ?')
  const select = 'SELECT agent_id AS agentId, status, lease_until AS leaseUntil, idle_since AS idleSince FROM presences'
  const byAgent = writer.prepare<[string], PresenceRow>(`${select} WHERE agent_id = ?`)
  const all = writer.prepare<[], PresenceRow>(`${select} ORDER BY agent_id`)

  return {
    savePresence: row => group.write(() => void save.run(row)),
    async renewLeases(agentIds, leaseUntil) {
      if (agentIds.length === 0) return
      await group.write(() => {
        for (const agentId of agentIds) renew.run(leaseUntil, agentId)
      })
    },
    async presence(agentId) {
      return byAgent.get(agentId) ?? null
    },
    async presences() {
      return all.all()
    },
  }
}
