import type { SignedIn } from '../../protocol/people.ts'
import { DeskError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { PeopleStore } from '../store/people-store.ts'
import type { PasswordHasher } from './password-hash.ts'
import { profileOf } from './profile.ts'
import { hashToken, randomToken } from './session-token.ts'
import type { Sessions } from './sessions.ts'
import type { SignInThrottle } from './sign-in-throttle.ts'

interface Needs {
  readonly store: PeopleStore
  readonly passwords: PasswordHasher
  readonly sessions: Sessions
  readonly throttle: SignInThrottle
  readonly log: Log
}

export interface SignInRequest {
  readonly login: string
  readonly password: string
  /** Where the request came from, as far as trusted proxies tell. */
  readonly ip?: string | undefined
  /** What the browser says of itself. */
  readonly userAgent?: string | undefined
}

export function createSignIn({ store, passwords, sessions, throttle, log }: Needs) {
  // An unknown login must take as long as a wrong password.
  const decoy = passwords.hash(randomToken())
  decoy.catch(() => {})

  /** @throws DeskError WRONG_LOGIN (unknown, wrong or disabled: nobody is told which), RATE_LIMITED, BUSY_TRY_AGAIN. */
  return async function signIn({ login, password, ip, userAgent }: SignInRequest): Promise<SignedIn> {
    await throttle.begin(login, ip)
    const agent = await store.agentByLogin(login)
    const isRight = await passwords.isRight(agent?.passwordHash ?? (await decoy), password)
    if (agent === null || !isRight || agent.isDisabled) {
      // What was typed as a login is not logged: it may well be a password.
      log.warn({ event: 'signInRefused', agentId: agent?.id ?? null, ip }, 'sign-in refused')
      throw new DeskError('WRONG_LOGIN', 'wrong login or password')
    }
    await throttle.succeeded(login, ip)
    const token = await sessions.begin(agent.id, userAgent)
    // The password may have been changed, or the agent disabled, while the hash was worked out.
    const still = await store.agent(agent.id)
    if (still === null || still.isDisabled || still.passwordHash !== agent.passwordHash) {
      await sessions.end(hashToken(token))
      throw new DeskError('WRONG_LOGIN', 'wrong login or password')
    }
    log.info({ event: 'signedIn', agentId: agent.id }, 'signed in')
    return { token, agent: profileOf(agent) }
  }
}
