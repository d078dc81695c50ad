import type { AgentChange, AgentProfile } from '../../protocol/people.ts'
import { DeskError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Agent, PeopleStore } from '../store/people-store.ts'
import type { PasswordHasher } from './password-hash.ts'
import { refuseCommonPassword } from './password-rules.ts'
import { profileOf } from './profile.ts'
import type { Sessions } from './sessions.ts'

interface Needs {
  readonly store: PeopleStore
  readonly passwords: PasswordHasher
  readonly sessions: Sessions
  readonly log: Log
}

export function createChangeAgent({ store, passwords, sessions, log }: Needs) {
  // One after the other: two changes of one row must not undo each other, two admins not disable each other.
  let last: Promise<unknown> = Promise.resolve()

  /**
   * Disabling, another role and a new password end all sessions of the agent.
   *
   * @throws DeskError NOT_FOUND, WEAK_PASSWORD, FORBIDDEN when no admin would be left, BUSY_TRY_AGAIN.
   */
  return function changeAgent(by: string, id: string, change: AgentChange): Promise<AgentProfile> {
    const done = last.then(() => apply(by, id, change))
    last = done.catch(() => {})
    return done
  }

  async function apply(by: string, id: string, change: AgentChange): Promise<AgentProfile> {
    const before = await store.agent(id)
    if (before === null) throw new DeskError('NOT_FOUND', 'no such agent')
    if (change.password !== undefined) refuseCommonPassword(change.password, before.login)
    const after: Agent = {
      ...before,
      name: change.name ?? before.name,
      number: change.number ?? before.number,
      role: change.role ?? before.role,
      desks: change.desks ?? before.desks,
      capacity: change.capacity ?? before.capacity,
      isDisabled: change.disabled ?? before.isDisabled,
      passwordHash: change.password === undefined ? before.passwordHash : await passwords.hash(change.password),
    }
    if (isActiveAdmin(before) && !isActiveAdmin(after)) await refuseLastAdmin(id)

    await store.updateAgent(after)
    const endsSessions = after.isDisabled || after.role !== before.role || change.password !== undefined
    if (endsSessions) await sessions.endAllOf(id)
    log.info({ event: 'agentChanged', by, agentId: id, fields: Object.keys(change), role: after.role }, 'agent changed')
    return profileOf(after)
  }

  async function refuseLastAdmin(id: string): Promise<void> {
    const others = (await store.agents()).filter(agent => agent.id !== id && isActiveAdmin(agent))
    if (others.length === 0) throw new DeskError('FORBIDDEN', 'somebody has to remain admin')
  }
}

function isActiveAdmin(agent: Agent): boolean {
  return agent.role === 'admin' && !agent.isDisabled
}
