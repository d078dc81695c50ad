import type { AgentProfile, AgentSession as SessionView } from '../../protocol/people.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError } from '../errors.ts'
import type { Agent, AgentSession, PeopleStore } from '../store/people-store.ts'
import { deviceName } from './device-name.ts'
import { profileOf } from './profile.ts'
import { idleAfterMs, isOver, lifetimeMs } from './session-rules.ts'
import { hashToken } from './session-token.ts'

export interface Needs {
  readonly store: PeopleStore
  readonly now: () => EpochMs
  readonly randomToken: () => string
  /** The hashes of tokens whose sockets have to close. */
  readonly onSessionsEnded: (tokenHashes: readonly string[]) => void
}

export interface Authenticated {
  readonly agent: AgentProfile
  readonly session: AgentSession
}

interface Found {
  readonly agent: Agent
  readonly session: AgentSession
  /** May lag behind the session's own. */
  readonly storedUseAt: EpochMs
}

/** A name for a session that is no key to it: part of the hash of its token. */
const publicId = (tokenHash: string): string => tokenHash.slice(0, 16)

/** How stale the stored time of use may be: reads should not each cost a write. */
const touchEveryMs = 60_000

/** The sessions of the team. A token is told once, at sign-in; only its hash is kept. */
export function createSessions({ store, now, randomToken, onSessionsEnded }: Needs) {
  /** Sessions that were used since the start: only these can have sockets. */
  const seen = new Map<string, EpochMs>()

  function ended(tokenHashes: readonly string[]): void {
    for (const tokenHash of tokenHashes) seen.delete(tokenHash)
    if (tokenHashes.length > 0) onSessionsEnded(tokenHashes)
  }

  async function end(tokenHash: string): Promise<void> {
    await store.endSession(tokenHash)
    ended([tokenHash])
  }

  async function find(tokenHash: string): Promise<Found | null> {
    const session = await store.session(tokenHash)
    if (session === null) return null
    const used = { ...session, lastUsedAt: Math.max(session.lastUsedAt, seen.get(tokenHash) ?? 0) }
    if (isOver(used, now())) {
      // Over is over, also while the store can not be written.
      await store.endSession(tokenHash).catch(() => {})
      ended([tokenHash])
      return null
    }
    const agent = await store.agent(session.agentId)
    return agent === null || agent.isDisabled ? null : { agent, session: used, storedUseAt: session.lastUsedAt }
  }

  return {
    /** @returns the token. */
    async begin(agentId: string, userAgent?: string): Promise<string> {
      const token = randomToken()
      const at = now()
      const tokenHash = hashToken(token)
      const device = deviceName(userAgent)
      await store.addSession({
        ...{ tokenHash, agentId, createdAt: at, lastUsedAt: at, expiresAt: at + lifetimeMs },
        ...(device === null ? {} : { device }),
      })
      seen.set(tokenHash, at)
      return token
    },

    /** Counts as use. `null` for tokens that are unknown or over, and for disabled agents. */
    async authenticate(token: string): Promise<Authenticated | null> {
      const tokenHash = hashToken(token)
      const found = await find(tokenHash)
      if (found === null) return null
      const at = now()
      if (at - found.storedUseAt >= touchEveryMs) {
        // A full disk must not send everybody out.
        await store.touchSession(tokenHash, at).catch(() => {})
      }
      seen.set(tokenHash, at)
      return { agent: profileOf(found.agent), session: found.session }
    },

    /** Whether a session still holds. Does not count as use: for what runs by itself. */
    async isAlive(tokenHash: string): Promise<boolean> {
      return (await find(tokenHash)) !== null
    },

    end,

    /** Where somebody is signed in, latest use first; `current` is the session that asks. */
    async listOf(agentId: string, current: string): Promise<SessionView[]> {
      const held = (await store.sessionsOf(agentId)).map(session => ({
        ...session,
        lastUsedAt: Math.max(session.lastUsedAt, seen.get(session.tokenHash) ?? 0),
      }))
      return held
        .filter(session => !isOver(session, now()))
        .sort((a, b) => b.lastUsedAt - a.lastUsedAt || b.createdAt - a.createdAt)
        .map(({ tokenHash, createdAt, lastUsedAt, device = null }) => ({
          id: publicId(tokenHash),
          startedAt: createdAt,
          lastUsedAt,
          isCurrent: tokenHash === current,
          device,
        }))
    },

    /** @throws DeskError NOT_FOUND when it is not one of theirs, or over. */
    async endOneOf(agentId: string, id: string): Promise<void> {
      const session = (await store.sessionsOf(agentId)).find(({ tokenHash }) => publicId(tokenHash) === id)
      if (session === undefined) throw new DeskError('NOT_FOUND', 'there is no such session')
      await end(session.tokenHash)
    },

    async endOthersOf(agentId: string, current: string): Promise<void> {
      for (const { tokenHash } of await store.sessionsOf(agentId)) if (tokenHash !== current) await end(tokenHash)
    },

    async endAllOf(agentId: string): Promise<void> {
      ended(await store.endSessionsOf(agentId))
    },

    /** Ends what has run out. Idle sessions from before the start go when they are next used, or at the end of their life. */
    async sweep(): Promise<void> {
      ended(await store.endExpiredSessions(now()))
      const idleBefore = now() - idleAfterMs
      for (const [tokenHash, lastUsedAt] of seen) {
        if (lastUsedAt <= idleBefore) await find(tokenHash)
      }
    },
  }
}
export type Sessions = ReturnType<typeof createSessions>
