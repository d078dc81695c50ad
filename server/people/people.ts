import type { EpochMs } from '../conversation/state.ts'
import type { Log } from '../log.ts'
import type { NewRateCounter } from '../rate-counter.ts'
import type { PeopleStore } from '../store/people-store.ts'
import { createChangeAgent } from './change-agent.ts'
import { createCreateAgent } from './create-agent.ts'
import { createFirstAdmin } from './first-admin.ts'
import { createPasswordHasher } from './password-hash.ts'
import { profileOf } from './profile.ts'
import { randomToken as newRandomToken } from './session-token.ts'
import { createSessions } from './sessions.ts'
import { createSignIn } from './sign-in.ts'
import { createSignInThrottle, noThrottle } from './sign-in-throttle.ts'
import { startSweeper } from './sweeper.ts'
import { createTeam } from './team.ts'

export interface PeopleNeeds {
  readonly store: PeopleStore
  readonly now: () => EpochMs
  readonly log: Log
  /** How many conversations each agent owns. */
  readonly loads: () => Promise<ReadonlyMap<string, number>>
  /** Called with the hashes of tokens whose sockets have to close. */
  readonly onSessionsEnded: (tokenHashes: readonly string[]) => void
  readonly areRateLimitsOn: boolean
  /** Counts over all nodes, where there are several. */
  readonly newCounter?: NewRateCounter
  readonly randomToken?: () => string
}

/** Everything about the team: who they are, how they come in, how they are sent out. */
export function createPeople(needs: PeopleNeeds) {
  const { store, now, log, loads, onSessionsEnded, randomToken = newRandomToken } = needs
  const passwords = createPasswordHasher()
  const sessions = createSessions({ store, now, randomToken, onSessionsEnded })
  const throttle = needs.areRateLimitsOn ? createSignInThrottle(needs.newCounter) : noThrottle
  const firstAdmin = createFirstAdmin({ store, passwords, sessions, now, randomToken, log })
  const sweeper = startSweeper(sessions.sweep, log)

  return {
    signIn: createSignIn({ store, passwords, sessions, throttle, log }),
    signOut: sessions.end,
    authenticate: sessions.authenticate,
    sessionsOf: sessions.listOf,
    endSession: sessions.endOneOf,
    endOtherSessions: sessions.endOthersOf,
    isSessionAlive: sessions.isAlive,
    sweepSessions: sessions.sweep,
    openSetup: firstAdmin.openSetup,
    setUp: firstAdmin.setUp,
    addFirstAdmin: firstAdmin.addFromConfig,
    createAgent: createCreateAgent({ store, passwords, now, log }),
    changeAgent: createChangeAgent({ store, passwords, sessions, log }),
    listAgents: async () => (await store.agents()).map(profileOf),
    team: createTeam({ store, now, loads }),
    /** Stops the sweeper. */
    stop: sweeper.stop,
  }
}
export type People = ReturnType<typeof createPeople>
