import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AgentSynced, Customer, SuggestedAnswer } from '../../protocol/agent.ts'
import type { Synced } from '../../protocol/shopper.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { DeskError } from '../errors.ts'
import type { Agent } from '../store/people-store.ts'
import type { Store } from '../store/store.ts'
import { maySee } from './may-see.ts'
import { toAgentView, toShopperView } from './message-views.ts'
import { shopperName } from './shopper-name.ts'
import type { StatusOf } from './status-of.ts'

/** Most messages in one answer; the reader asks again while it is behind `head`. */
const PAGE = 200
/** Shopper's messages that a suggestion is drawn from. */
const LOOK_BACK = 20

export interface LookNeeds {
  readonly store: Store
  readonly statuses: StatusOf
  readonly knowledge: () => Knowledge
  readonly isOnline: (conversationId: string) => boolean
}

/** Reading, which changes nothing: everything told is on disk. */
export function createLook({ store, statuses, knowledge, isOnline }: LookNeeds) {
  async function found(conversationId: string): Promise<Conversation> {
    const conversation = await store.conversations.read(conversationId)
    if (conversation === null) throw new DeskError('NOT_FOUND', 'there is no such conversation')
    return conversation
  }

  /** @throws DeskError NOT_FOUND, also for what this agent may not see. */
  async function seenBy(agent: Agent, conversationId: string): Promise<Conversation> {
    const conversation = await found(conversationId)
    if (!maySee(agent, conversation)) throw new DeskError('NOT_FOUND', 'there is no such conversation')
    return conversation
  }

  async function customerOf({
    id,
    shopperId,
    channel,
    locale,
    state,
    episode,
    createdAt,
  }: Conversation): Promise<Customer> {
    const [shopper, lastRating] = await Promise.all([
      store.people.shopper(shopperId),
      store.conversations.lastRating(id),
    ])
    const humanAsks = state.status === 'closed' ? state.humanAsks : state.dialog.humanAsks
    return {
      shopperId,
      name: shopperName(shopperId, locale),
      channel,
      locale,
      page: shopper?.page ?? null,
      firstSeenAt: shopper?.firstSeenAt ?? createdAt,
      lastSeenAt: shopper?.lastSeenAt ?? createdAt,
      isOnline: isOnline(id),
      humanAsks,
      episodes: episode,
      lastRating,
    }
  }

  return {
    seenBy,

    async shopperSync(conversationId: string, after: number): Promise<Synced> {
      const messages = await store.conversations.messages(conversationId, after, PAGE)
      const conversation = await found(conversationId)
      return {
        messages: messages.map(toShopperView),
        head: conversation.head,
        status: await statuses.statusOf(conversation),
      }
    },

    async agentSync(agent: Agent, conversationId: string, after: number): Promise<AgentSynced> {
      const messages = await store.conversations.messages(conversationId, after, PAGE)
      const conversation = await seenBy(agent, conversationId)
      const { state } = conversation
      const [status, customer, notes, readByShopper] = await Promise.all([
        statuses.statusOf(conversation),
        customerOf(conversation),
        store.conversations.notes(conversationId),
        store.conversations.readMark(conversationId, 'shopper'),
      ])
      return {
        messages: messages.map(toAgentView),
        head: conversation.head,
        status,
        customer,
        notes: await Promise.all(notes.map(note => signed(store, note))),
        readByShopper,
        isOwner: state.status === 'withAgent' && state.agentId === agent.id,
      }
    },

    /** Likely answers to what the shopper last asked, with their reasons (L3). */
    async suggest(agent: Agent, conversationId: string): Promise<SuggestedAnswer[]> {
      await seenBy(agent, conversationId)
      const recent = await store.conversations.lastMessages(conversationId, LOOK_BACK)
      const snapshot = knowledge()
      for (const { from, text } of recent.toReversed()) {
        if (from !== 'shopper') continue
        const suggestions = snapshot.bot.suggest(text, 3).flatMap(({ entryId, confidence, explanation }) => {
          const entry = snapshot.entry(entryId)
          if (entry === undefined) return []
          const words = explanation.words.map(({ word }) => word)
          return [
            {
              entryId,
              title: entry.question,
              text: entry.answer,
              confidence,
              source: entry.source,
              file: `${entry.file}:${entry.line}`,
              words,
            },
          ]
        })
        if (suggestions.length > 0) return suggestions
      }
      return []
    },
  }
}
export type Look = ReturnType<typeof createLook>

export async function signed(
  store: Store,
  { id, at, text, agentId }: { id: string; at: number; text: string; agentId: string },
) {
  const agent = await store.people.agent(agentId)
  return { id, at, text, agent: { name: agent?.name ?? '—', number: agent?.number ?? '—' } }
}
