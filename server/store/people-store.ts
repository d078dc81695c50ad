import type { Locale } from '../../protocol/message.ts'
import type { Role } from '../../protocol/people.ts'
import type { EpochMs } from '../conversation/state.ts'

export interface Agent {
  readonly id: string
  readonly login: string
  /** argon2id, PHC string. */
  readonly passwordHash: string
  readonly name: string
  readonly number: string
  readonly role: Role
  readonly desks: readonly string[]
  readonly capacity: number
  readonly isDisabled: boolean
  readonly createdAt: EpochMs
}

export interface AgentSession {
  /** sha256 of the token, hex. The token itself is never stored. */
  readonly tokenHash: string
  readonly agentId: string
  readonly createdAt: EpochMs
  readonly lastUsedAt: EpochMs
  readonly expiresAt: EpochMs
  /** "Chrome · Windows"; unknown of sign-ins by no browser, and of old ones. */
  readonly device?: string
}

export interface PresenceRow {
  readonly agentId: string
  readonly status: 'online' | 'busy' | 'offline'
  /** While it is in the future the agent's console is alive. */
  readonly leaseUntil: EpochMs
  /** Last assignment or release: the longest idle is served first. */
  readonly idleSince: EpochMs
}

/** Who somebody is at the shop. */
export interface Identity {
  readonly id: string
  readonly name: string | null
  /** Who ranks as a member; `null` for other customers. */
  readonly tier: 'member' | 'enterprise' | null
}

export interface Shopper {
  readonly id: string
  /** sha256 of the visitor's token, hex. */
  readonly tokenHash: string
  readonly locale: Locale
  readonly page: string | null
  /** By the shop's signature, at the last visit; a visitor has none. */
  readonly identity?: Identity
  readonly firstSeenAt: EpochMs
  readonly lastSeenAt: EpochMs
}

export interface AttachmentRow {
  readonly id: string
  readonly shopperId: string
  readonly name: string
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp'
  readonly size: number
  readonly width: number | null
  readonly height: number | null
  readonly at: EpochMs
}

export interface PeopleStore {
  /** @throws DeskError LOGIN_TAKEN */
  addAgent(agent: Agent): Promise<void>
  /** Adds the very first agent; `false` when there is any already (racing calls: one wins). */
  addFirstAgent(agent: Agent): Promise<boolean>
  updateAgent(agent: Agent): Promise<void>
  agent(id: string): Promise<Agent | null>
  agentByLogin(login: string): Promise<Agent | null>
  agents(): Promise<Agent[]>

  addSession(session: AgentSession): Promise<void>
  session(tokenHash: string): Promise<AgentSession | null>
  /** Those that have not run out, in no order. */
  sessionsOf(agentId: string): Promise<AgentSession[]>
  touchSession(tokenHash: string, lastUsedAt: EpochMs): Promise<void>
  endSession(tokenHash: string): Promise<void>
  /** @returns the hashes of the ended sessions. */
  endSessionsOf(agentId: string): Promise<string[]>
  endExpiredSessions(now: EpochMs): Promise<string[]>

  /** Inserts or replaces. */
  savePresence(row: PresenceRow): Promise<void>
  /** Only moves `leaseUntil` of rows that exist. */
  renewLeases(agentIds: readonly string[], leaseUntil: EpochMs): Promise<void>
  presence(agentId: string): Promise<PresenceRow | null>
  presences(): Promise<PresenceRow[]>

  addShopper(shopper: Shopper): Promise<void>
  shopperByToken(tokenHash: string): Promise<Shopper | null>
  shopper(id: string): Promise<Shopper | null>
  seeShopper(id: string, at: EpochMs, page: string | null, locale: Locale): Promise<void>
  /** What is known by the shop's signature from now on; `null` takes the rank away, not the name. */
  identify(id: string, identity: Identity | null): Promise<void>

  addAttachment(row: AttachmentRow): Promise<void>
  attachment(id: string): Promise<AttachmentRow | null>
  /** Conversations of the shopper who owns this picture: an agent may see it through any of them. */
  conversationIdsOf(shopperId: string): Promise<string[]>
}
