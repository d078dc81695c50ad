import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import type { SignedIn, setup } from '../../protocol/people.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Agent, PeopleStore } from '../store/people-store.ts'
import type { PasswordHasher } from './password-hash.ts'
import { refuseCommonPassword } from './password-rules.ts'
import { profileOf } from './profile.ts'
import { hashToken } from './session-token.ts'
import type { Sessions } from './sessions.ts'

interface Needs {
  readonly store: PeopleStore
  readonly passwords: PasswordHasher
  readonly sessions: Sessions
  readonly now: () => EpochMs
  readonly randomToken: () => string
  readonly log: Log
}

/** How the first admin comes to be: from the configuration, or by a code that only the start of the server tells. */
export function createFirstAdmin({ store, passwords, sessions, now, randomToken, log }: Needs) {
  let codeHash: string | null = null

  async function add(chosen: { login: string; password: string; name: string }): Promise<Agent | null> {
    refuseCommonPassword(chosen.password, chosen.login)
    const admin: Agent = {
      id: randomUUID(),
      login: chosen.login,
      passwordHash: await passwords.hash(chosen.password),
      name: chosen.name,
      number: '001',
      role: 'admin',
      desks: ['human'],
      capacity: 5,
      isDisabled: false,
      createdAt: now(),
    }
    if (!(await store.addFirstAgent(admin))) return null
    log.info({ event: 'firstAdminAdded', agentId: admin.id }, 'the first admin was added')
    return admin
  }

  const isAnybodyThere = async () => (await store.agents()).length > 0

  return {
    /** Does nothing when there is anybody on the team. @returns whether the admin was added. */
    async addFromConfig(login: string, password: string): Promise<boolean> {
      if (await isAnybodyThere()) return false
      return (await add({ login, password, name: login })) !== null
    },

    /** @returns the code to show to the operator; `null` when there is anybody on the team. A new code replaces the old. */
    async openSetup(): Promise<string | null> {
      if (await isAnybodyThere()) return null
      const code = randomToken()
      codeHash = hashToken(code)
      return code
    },

    /** @throws DeskError SETUP_CLOSED once anybody is there, FORBIDDEN for a wrong code, WEAK_PASSWORD. */
    async setUp({ code, login, password, name }: z.infer<typeof setup>, userAgent?: string): Promise<SignedIn> {
      if (await isAnybodyThere()) throw new DeskError('SETUP_CLOSED', 'the set-up is over')
      if (codeHash === null || !timingSafeEqual(Buffer.from(hashToken(code)), Buffer.from(codeHash))) {
        log.warn({ event: 'setUpRefused' }, 'wrong set-up code')
        throw new DeskError('FORBIDDEN', 'wrong set-up code')
      }
      const admin = await add({ login, password, name })
      if (admin === null) throw new DeskError('SETUP_CLOSED', 'the set-up is over')
      codeHash = null
      return { token: await sessions.begin(admin.id, userAgent), agent: profileOf(admin) }
    },
  }
}
