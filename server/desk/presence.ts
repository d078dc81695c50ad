import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Presence } from '../../protocol/agent.ts'
import type { AgentFeed } from '../agents/agent-feed.ts'
import type { EpochMs } from '../conversation/state.ts'
import type { Store } from '../store/store.ts'
import type { Advance } from './advance.ts'
import type { AssignWaiting } from './assign-waiting.ts'
import { deskOfState } from './desk-now.ts'

/** A console renews its lease while it is connected; when it runs out, the agent counts as gone. */
export const LEASE_MS = 15_000
export const RENEW_EVERY_MS = 5_000
/**
 * Among several nodes: an agent with consoles on two of them loses the last one on this node, and the other one's
 * renewal has to come within the grace.
 */
export const RENEW_AMONG_NODES_EVERY_MS = 1_500
/**
 * After a console's last connection ended: long enough for a page reload, short enough for a waiting shopper. With the
 * next look, a second later at most, a silent agent is noticed within ping, time-out and 5 s.
 */
export const GRACE_MS = 3_500
/** After a start of the server: time for the consoles to come back. */
export const START_GRACE_MS = 20_000

export interface PresenceNeeds {
  readonly store: Store
  readonly advance: Advance
  readonly assignWaiting: AssignWaiting
  readonly feed: AgentFeed
  /** Who waits is told whether anybody is there. */
  readonly queueChanged: () => void
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
}

/** Who of the team is there, kept in the store as leases, so that any node, or the next start, can tell. */
export function createPresence(needs: PresenceNeeds) {
  const { store, advance, assignWaiting, feed, queueChanged, knowledge, now } = needs

  function tellOfChange(): void {
    feed.inboxChanged()
    queueChanged()
  }

  async function handOn(agentId: string): Promise<void> {
    for (const { id } of await store.conversations.ownedBy(agentId)) {
      await advance(id, ({ state }) => {
        const snapshot = knowledge()
        const at = now()
        return {
          event: { type: 'agentLost', agentId, desk: deskOfState(snapshot, state, at), at },
          knowledge: snapshot,
        }
      })
    }
    await store.work.giveBackWorkOf(agentId)
  }

  return {
    /**
     * A console has connected: its old presence goes on, with its conversations. Whose lease has run out for long has
     * been marked as offline, and their conversations handed on, by the sweep; both or neither.
     */
    async connected(agentId: string): Promise<Presence> {
      const row = await store.people.presence(agentId)
      const status = row?.status ?? 'offline'
      await store.people.savePresence({
        agentId,
        status,
        leaseUntil: now() + LEASE_MS,
        idleSince: row?.idleSince ?? now(),
      })
      tellOfChange()
      return status
    },

    /** Going offline hands every conversation on; coming online may bring some. */
    async set(agentId: string, status: Presence): Promise<void> {
      const row = await store.people.presence(agentId)
      await store.people.savePresence({
        agentId,
        status,
        leaseUntil: now() + LEASE_MS,
        idleSince: row?.idleSince ?? now(),
      })
      if (status === 'offline') await handOn(agentId)
      tellOfChange()
      await assignWaiting()
    },

    renew(agentIds: readonly string[]): Promise<void> {
      return store.people.renewLeases(agentIds, now() + LEASE_MS)
    },

    /** The last console of the agent has disconnected; it may be a reload. */
    async disconnected(agentId: string): Promise<void> {
      const row = await store.people.presence(agentId)
      if (row !== null)
        await store.people.savePresence({ ...row, leaseUntil: Math.min(row.leaseUntil, now() + GRACE_MS) })
    },

    /** Signed out, disabled, or put out: gone at once. */
    async left(agentId: string): Promise<void> {
      const row = await store.people.presence(agentId)
      if (row !== null) await store.people.savePresence({ ...row, status: 'offline', leaseUntil: now() })
      await handOn(agentId)
      tellOfChange()
    },

    /** Marks as offline whose lease has run out, and hands their conversations on. */
    async sweep(): Promise<void> {
      const loads = await store.conversations.loads()
      for (const { agentId } of await store.people.presences()) {
        // Read anew: those before in the list took their time, and this one may be back.
        const row = await store.people.presence(agentId)
        if (row === null || row.leaseUntil > now()) continue
        if (row.status === 'offline' && !loads.has(row.agentId)) continue
        await store.people.savePresence({ ...row, status: 'offline' })
        await handOn(row.agentId)
        tellOfChange()
      }
    },

    /**
     * The server was away, not the agents: give them time to come back. Unless another node was there all the time,
     * which shows in leases that have just been renewed.
     */
    async started({ isAmongNodes = false } = {}): Promise<void> {
      const rows = await store.people.presences()
      const renewedLately = now() + LEASE_MS - 2 * RENEW_AMONG_NODES_EVERY_MS
      if (isAmongNodes && rows.some(row => row.leaseUntil >= renewedLately)) return
      for (const row of rows) {
        if (row.status !== 'offline' || (await store.conversations.ownedBy(row.agentId)).length > 0) {
          await store.people.savePresence({ ...row, leaseUntil: Math.max(row.leaseUntil, now() + START_GRACE_MS) })
        }
      }
    },
  }
}
export type PresenceActions = ReturnType<typeof createPresence>
