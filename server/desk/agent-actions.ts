import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AgentMessage } from '../../protocol/agent.ts'
import type { Sent } from '../../protocol/shopper.ts'
import type { AgentFeed } from '../agents/agent-feed.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError } from '../errors.ts'
import type { Committed } from '../store/conversation-store.ts'
import type { Store } from '../store/store.ts'
import type { Advance } from './advance.ts'
import { deskNow, MAIN_DESK } from './desk-now.ts'
import { onceSent } from './once-sent.ts'
import { refuseSecretRequests } from './refuse-secret-requests.ts'

export interface AgentActionNeeds {
  readonly store: Store
  readonly advance: Advance
  readonly feed: AgentFeed
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
  readonly reach?: (point: 'inClaim') => void
}

/** What agents do with conversations. Who may is decided by the conversation's own rules, not by the page. */
export function createAgentActions({ store, advance, feed, knowledge, now, reach }: AgentActionNeeds) {
  return {
    /**
     * Of any number of agents one wins; the winner may ask again.
     *
     * @throws DeskError NOT_WAITING for everybody else.
     */
    async claim(agentId: string, conversationId: string): Promise<Committed> {
      const committed = await advance(conversationId, () => ({
        event: { type: 'joined', agentId, at: now() },
        knowledge: knowledge(),
      }))
      if (committed.messages.length > 0) {
        reach?.('inClaim')
        await atWork(agentId)
        feed.assigned(committed.conversation, agentId, 'claim')
      }
      return committed
    },

    /** @throws DeskError NOT_OWNER, CONVERSATION_CLOSED, IDEMPOTENCY_CONFLICT, ASKS_FOR_SECRET */
    async send(agentId: string, { conversationId, clientMessageId, text }: AgentMessage): Promise<Sent> {
      refuseSecretRequests(text)
      return onceSent(store, conversationId, clientMessageId, { text }, () =>
        advance(conversationId, () => ({
          event: { type: 'agentWrote', agentId, clientMessageId, text, at: now() },
          knowledge: knowledge(),
        })),
      )
    },

    /** @throws DeskError NOT_OWNER, UNKNOWN_DESK */
    async transferToDesk(agentId: string, conversationId: string, desk: string): Promise<Committed> {
      const desks = knowledge().hours.desks
      if (desk !== MAIN_DESK && !Object.hasOwn(desks, desk))
        throw new DeskError('UNKNOWN_DESK', `there is no desk "${desk}"`)
      return advance(conversationId, () => {
        const snapshot = knowledge()
        const at = now()
        return {
          event: { type: 'transferredToDesk', agentId, desk: deskNow(snapshot, desk, at), at },
          knowledge: snapshot,
        }
      })
    },

    /** @throws DeskError NOT_OWNER, AGENT_NOT_AVAILABLE */
    async transferToAgent(agentId: string, conversationId: string, toAgentId: string): Promise<Committed> {
      const [colleague, presence] = await Promise.all([store.people.agent(toAgentId), store.people.presence(toAgentId)])
      const isThere = presence !== null && presence.status !== 'offline' && presence.leaseUntil > now()
      if (
        colleague === null ||
        colleague.isDisabled ||
        colleague.role === 'editor' ||
        !isThere ||
        toAgentId === agentId
      ) {
        throw new DeskError('AGENT_NOT_AVAILABLE', 'this colleague can not take it now')
      }
      const committed = await advance(conversationId, () => ({
        event: { type: 'transferredToAgent', agentId, toAgentId, at: now() },
        knowledge: knowledge(),
      }))
      feed.assigned(committed.conversation, toAgentId, 'transfer')
      return committed
    },

    /** @throws DeskError NOT_OWNER */
    release(agentId: string, conversationId: string, to: 'bot' | 'queue'): Promise<Committed> {
      return advance(conversationId, () => ({
        event: { type: 'released', agentId, to, at: now() },
        knowledge: knowledge(),
      }))
    },

    /** @throws DeskError NOT_OWNER, CONVERSATION_CLOSED */
    close(agentId: string, conversationId: string): Promise<Committed> {
      return advance(conversationId, () => ({
        event: { type: 'agentClosed', agentId, at: now() },
        knowledge: knowledge(),
      }))
    },
  }

  /** Who takes a conversation is there: not yet for new ones by the router, but for this one and for colleagues. */
  async function atWork(agentId: string): Promise<void> {
    const presence = await store.people.presence(agentId)
    if (presence === null) return
    await store.people.savePresence({
      ...presence,
      status: presence.status === 'offline' ? 'busy' : presence.status,
      idleSince: now(),
    })
  }
}
export type AgentActions = ReturnType<typeof createAgentActions>
