import type Database from 'better-sqlite3'
import type { AgentSession, PeopleStore } from '../people-store.ts'
import type { GroupCommit } from './group-commit.ts'

type Sessions = Pick<
  PeopleStore,
  'addSession' | 'session' | 'sessionsOf' | 'touchSession' | 'endSession' | 'endSessionsOf' | 'endExpiredSessions'
>

type Row = Omit<AgentSession, 'device'> & { readonly device: string | null }

function toSession({ device, ...session }: Row): AgentSession {
  return device === null ? session : { ...session, device }
}

export function createSessions(writer: Database.Database, reader: Database.Database, group: GroupCommit): Sessions {
  const insert = writer.prepare(
    `INSERT INTO sessions (token_hash, agent_id, created_at, last_used_at, expires_at, device)
     VALUES (@tokenHash, @agentId, @createdAt, @lastUsedAt, @expiresAt, @device)`,
  )
  const columns = `token_hash AS tokenHash, agent_id AS agentId, created_at AS createdAt, last_used_at AS lastUsedAt,
    expires_at AS expiresAt, device`
  const select = reader.prepare<[string], Row>(`SELECT ${columns} FROM sessions WHERE token_hash = ?`)
  const selectOf = reader.prepare<[string], Row>(`SELECT ${columns} FROM sessions WHERE agent_id = ?`)
  const touch = writer.prepare('UPDATE sessions SET last_used_at = ? WHERE token_hash = ?')
  const end = writer.prepare('DELETE FROM sessions WHERE token_hash = ?')
  const endOf = writer.prepare<[string], string>('DELETE FROM sessions WHERE agent_id = ? RETURNING token_hash').pluck()
  const isAnyExpired = writer.prepare<[number]>('SELECT 1 FROM sessions WHERE expires_at <= ? LIMIT 1')
  const endExpired = writer
    .prepare<[number], string>('DELETE FROM sessions WHERE expires_at <= ? RETURNING token_hash')
    .pluck()

  return {
    addSession: session => group.write(() => void insert.run({ device: null, ...session })),
    async session(tokenHash) {
      const row = select.get(tokenHash)
      return row === undefined ? null : toSession(row)
    },
    sessionsOf: async agentId => selectOf.all(agentId).map(toSession),
    touchSession: (tokenHash, lastUsedAt) => group.write(() => void touch.run(lastUsedAt, tokenHash)),
    endSession: tokenHash => group.write(() => void end.run(tokenHash)),
    endSessionsOf: agentId => group.write(() => endOf.all(agentId)),
    async endExpiredSessions(now) {
      if (isAnyExpired.get(now) === undefined) return []
      return group.write(() => endExpired.all(now))
    },
  }
}
