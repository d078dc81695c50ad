import { randomUUID } from 'node:crypto'
import type { AgentProfile, NewAgent } from '../../protocol/people.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Agent, PeopleStore } from '../store/people-store.ts'
import type { PasswordHasher } from './password-hash.ts'
import { refuseCommonPassword } from './password-rules.ts'
import { profileOf } from './profile.ts'

interface Needs {
  readonly store: PeopleStore
  readonly passwords: PasswordHasher
  readonly now: () => EpochMs
  readonly log: Log
}

export function createCreateAgent({ store, passwords, now, log }: Needs) {
  /** @throws DeskError LOGIN_TAKEN, WEAK_PASSWORD, BUSY_TRY_AGAIN. */
  return async function createAgent(by: string, { password, ...wanted }: NewAgent): Promise<AgentProfile> {
    refuseCommonPassword(password, wanted.login)
    // Saves the hash; the store's unique key decides.
    if ((await store.agentByLogin(wanted.login)) !== null) throw new DeskError('LOGIN_TAKEN', 'this login is taken')
    const passwordHash = await passwords.hash(password)
    const agent: Agent = { ...wanted, id: randomUUID(), passwordHash, isDisabled: false, createdAt: now() }
    await store.addAgent(agent)
    log.info({ event: 'agentAdded', by, agentId: agent.id, role: agent.role }, 'agent added')
    return profileOf(agent)
  }
}
