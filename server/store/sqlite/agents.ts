import type Database from 'better-sqlite3'
import { DeskError, hasCode } from '../../errors.ts'
import type { Agent, PeopleStore } from '../people-store.ts'
import type { GroupCommit } from './group-commit.ts'

type Row = Omit<Agent, 'desks' | 'isDisabled'> & { desks: string; isDisabled: number }
type Agents = Pick<PeopleStore, 'addAgent' | 'addFirstAgent' | 'updateAgent' | 'agent' | 'agentByLogin' | 'agents'>

export function createAgents(writer: Database.Database, reader: Database.Database, group: GroupCommit): Agents {
  const insert = writer.prepare(
    `INSERT INTO agents (id, login, password_hash, name, number, role, desks, capacity, is_disabled, created_at)
     VALUES (@id, @login, @passwordHash, @name, @number, @role, @desks, @capacity, @isDisabled, @createdAt)`,
  )
  const update = writer.prepare(
    `UPDATE agents SET login = @login, password_hash = @passwordHash, name = @name, number = @number, role = @role,
       desks = @desks, capacity = @capacity, is_disabled = @isDisabled WHERE id = @id`,
  )
  const any = writer.prepare('SELECT 1 FROM agents LIMIT 1')
  const select = `SELECT id, login, password_hash AS passwordHash, name, number, role, desks, capacity,
    is_disabled AS isDisabled, created_at AS createdAt FROM agents`
  const byId = reader.prepare<[string], Row>(`${select} WHERE id = ?`)
  const byLogin = reader.prepare<[string], Row>(`${select} WHERE login = ?`)
  const all = reader.prepare<[], Row>(`${select} ORDER BY created_at, rowid`)

  function run(statement: Database.Statement, agent: Agent): Database.RunResult {
    try {
      return statement.run({ ...agent, desks: JSON.stringify(agent.desks), isDisabled: Number(agent.isDisabled) })
    } catch (error) {
      if (hasCode(error, 'SQLITE_CONSTRAINT_UNIQUE'))
        throw new DeskError('LOGIN_TAKEN', `somebody signs in as ${agent.login} already`)
      throw error
    }
  }

  return {
    addAgent: agent => group.write(() => void run(insert, agent)),
    addFirstAgent: agent =>
      group.write(() => {
        if (any.get() !== undefined) return false
        run(insert, agent)
        return true
      }),
    updateAgent: agent =>
      group.write(() => {
        if (run(update, agent).changes === 0) throw new DeskError('NOT_FOUND', `no agent ${agent.id}`)
      }),
    async agent(id) {
      return toAgent(byId.get(id))
    },
    async agentByLogin(login) {
      return toAgent(byLogin.get(login))
    },
    async agents() {
      return all.all().map(row => toAgent(row)!)
    },
  }
}

function toAgent(row: Row | undefined): Agent | null {
  if (row === undefined) return null
  return { ...row, desks: JSON.parse(row.desks) as string[], isDisabled: row.isDisabled === 1 }
}
