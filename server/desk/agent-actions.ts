import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AgentMessage, FollowUp } from '../../protocol/agent.ts'
import type { Sent } from '../../protocol/shopper.ts'
import type { AgentFeed } from '../agents/agent-feed.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError } from '../errors.ts'
import type { Committed } from '../store/conversation-store.ts'
import type { Store } from '../store/store.ts'
import type { Advance } from './advance.ts'
import { closingOf } from './closing.ts'
import { deskNamed, deskOfState, namedDeskNow } from './desk-now.ts'
import { isSuperiorRole } from './may-see.ts'
import { onceSent } from './once-sent.ts'
import { refuseSecretRequests } from './refuse-secret-requests.ts'

export interface AgentActionNeeds {
  readonly store: Store
  readonly advance: Advance
  readonly feed: AgentFeed
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
  readonly newId: () => string
  readonly reach?: (point: 'inClaim') => void
}

/** Further ahead than this nobody remembers a promise. */
const LATEST_PROMISE_MS = 90 * 24 * 60 * 60_000

/** What agents do with conversations. Who may is decided by the conversation's own rules, not by the page. */
export function createAgentActions({ store, advance, feed, knowledge, now, newId, reach }: AgentActionNeeds) {
  return {
    atWork,

    /**
     * Of any number of agents one wins; the winner may ask again.
     *
     * @throws DeskError NOT_WAITING for everybody else, FORBIDDEN for who must not have it.
     */
    async claim(agentId: string, conversationId: string): Promise<Committed> {
      const committed = await advance(conversationId, async () => {
        const agent = await store.people.agent(agentId)
        const isSuperior = agent !== null && isSuperiorRole(agent.role)
        return { event: { type: 'joined', agentId, isSuperior, at: now() }, knowledge: knowledge() }
      })
      if (committed.messages.length > 0) {
        reach?.('inClaim')
        await atWork(agentId)
        feed.assigned(committed.conversation, agentId, 'claim')
      }
      return committed
    },

    /**
     * Takes its turn before anything is looked up: messages stay in the order in which they came.
     *
     * @param mayWrite throws when this agent may not write at all.
     * @throws DeskError NOT_OWNER, CONVERSATION_CLOSED, IDEMPOTENCY_CONFLICT, ASKS_FOR_SECRET
     */
    async send(
      agentId: string,
      { conversationId, clientMessageId, text }: AgentMessage,
      mayWrite: () => Promise<unknown>,
    ): Promise<Sent> {
      refuseSecretRequests(text)
      return await onceSent(store, conversationId, clientMessageId, { text }, () =>
        advance(conversationId, async () => {
          await mayWrite()
          return {
            event: { type: 'agentWrote', agentId, clientMessageId, text, at: now() },
            knowledge: knowledge(),
          }
        }),
      )
    },

    /** @throws DeskError NOT_OWNER, UNKNOWN_DESK, NOTE_NEEDED */
    async transferToDesk(agentId: string, conversationId: string, name: string, hasNote = false): Promise<Committed> {
      const desk = deskNamed(knowledge(), name)
      if (desk === null) throw new DeskError('UNKNOWN_DESK', `there is no desk "${name}"`)
      return advance(conversationId, () => {
        const snapshot = knowledge()
        const at = now()
        return {
          event: { type: 'transferredToDesk', agentId, desk: namedDeskNow(snapshot, desk, at), hasNote, at },
          knowledge: snapshot,
        }
      })
    },

    /** @throws DeskError NOT_OWNER, AGENT_NOT_AVAILABLE, NOTE_NEEDED */
    async transferToAgent(
      agentId: string,
      conversationId: string,
      toAgentId: string,
      hasNote = false,
    ): Promise<Committed> {
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
        event: { type: 'transferredToAgent', agentId, toAgentId, hasNote, at: now() },
        knowledge: knowledge(),
      }))
      feed.assigned(committed.conversation, toAgentId, 'transfer')
      return committed
    },

    /** @throws DeskError NOT_OWNER */
    release(agentId: string, conversationId: string, to: 'bot' | 'queue'): Promise<Committed> {
      return advance(conversationId, ({ state }) => {
        const snapshot = knowledge()
        const at = now()
        return {
          event: { type: 'released', agentId, to, desk: deskOfState(snapshot, state, at), at },
          knowledge: snapshot,
        }
      })
    },

    /**
     * With a promise, perhaps: what will be followed up, and by when.
     *
     * @throws DeskError NOT_OWNER, CONVERSATION_CLOSED, BAD_PAYLOAD for a time that is past or too far ahead.
     */
    close(agentId: string, conversationId: string, promise?: FollowUp): Promise<Committed> {
      const followUp = promise === undefined ? undefined : { ...promise, workId: newId() }
      return advance(conversationId, async before => {
        const snapshot = knowledge()
        const at = now()
        if (followUp !== undefined && (followUp.dueAt <= at || followUp.dueAt > at + LATEST_PROMISE_MS))
          throw new DeskError('BAD_PAYLOAD', 'followUp.dueAt: in the future, within ninety days')
        return {
          event: {
            type: 'agentClosed',
            agentId,
            closing: await closingOf(store, snapshot, before, at),
            ...(followUp === undefined ? {} : { followUp }),
            at,
          },
          knowledge: snapshot,
        }
      })
    },

    /** Looked at what was given: nobody else is asked any more. */
    opened(agentId: string, conversationId: string): Promise<Committed> {
      return advance(conversationId, () => ({
        event: { type: 'agentOpened', agentId, at: now() },
        knowledge: knowledge(),
      }))
    },

    /**
     * By a supervisor, or with work that was left: whoever had the word has it no more.
     *
     * @throws DeskError CONVERSATION_CLOSED
     */
    async takeOver(agentId: string, conversationId: string, why: 'takenOver' | 'work'): Promise<Committed> {
      const committed = await advance(conversationId, ({ state }) => {
        const snapshot = knowledge()
        const at = now()
        return {
          event: { type: 'takenOver', agentId, why, desk: deskOfState(snapshot, state, at), at },
          knowledge: snapshot,
        }
      })
      if (committed.messages.length > 0) {
        await atWork(agentId)
        feed.assigned(committed.conversation, agentId, 'claim')
      }
      return committed
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
