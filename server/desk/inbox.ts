import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Inbox, InboxRow } from '../../protocol/agent.ts'
import { localTime, momentOf } from '../calendar/zoned-time.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { EpochMs } from '../conversation/state.ts'
import type { Store } from '../store/store.ts'
import { shopperName } from './shopper-name.ts'

/** More than anybody reads; the count of the rest is not worth their bytes. */
const MOST_WAITING = 200
const LONGEST_PREVIEW = 80

export interface InboxNeeds {
  readonly store: Store
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
}

/** What an agent's console lists: the queue in its order, and the agent's own conversations. */
export function createInbox({ store, knowledge, now }: InboxNeeds) {
  /** Rows of the last look, since most conversations have not moved since; only of those listed then. */
  let rows = new Map<string, { readonly version: number; readonly row: InboxRow }>()

  async function rowOf(conversation: Conversation): Promise<InboxRow> {
    const known = rows.get(conversation.id)
    return known?.version === conversation.version ? known.row : newRow(conversation)
  }

  async function newRow({ id, state, channel, shopperId, locale, head }: Conversation): Promise<InboxRow> {
    const [last] = await store.conversations.lastMessages(id, 1)
    const handed = state.status === 'withBot' || state.status === 'closed' ? null : state
    return {
      conversationId: id,
      status: state.status === 'waiting' ? 'queued' : state.status === 'withAgent' ? 'agent' : 'offline',
      channel,
      shopperName: shopperName(shopperId, locale),
      locale,
      desk: handed?.desk ?? '',
      priority: handed?.priority ?? 'normal',
      reason: handed?.reason ?? '',
      since: state.since,
      unansweredSince: state.status === 'withAgent' ? state.unansweredSince : state.since,
      lastText: (last?.text ?? '').slice(0, LONGEST_PREVIEW),
      lastAt: last?.at ?? state.since,
      lastFrom: last?.from ?? null,
      head,
      unread: 0,
    }
  }

  async function unreadBy(agentId: string, row: InboxRow): Promise<InboxRow> {
    const mark = await store.conversations.readMark(row.conversationId, agentId)
    if (mark >= row.head) return row
    const missed = await store.conversations.messages(row.conversationId, mark, 100)
    return { ...row, unread: missed.filter(m => m.from === 'shopper').length }
  }

  /** The queue; one look serves every console. */
  async function waitingRows(): Promise<InboxRow[]> {
    const waiting = (await store.conversations.waiting()).slice(0, MOST_WAITING)
    const listed = await Promise.all(waiting.map(async c => ({ version: c.version, row: await rowOf(c) })))
    rows = new Map(listed.map(entry => [entry.row.conversationId, entry]))
    return listed.map(entry => entry.row)
  }

  async function inboxOf(agentId: string, waiting: readonly InboxRow[]): Promise<Inbox> {
    const [owned, presence, closedToday] = await Promise.all([
      store.conversations.ownedBy(agentId),
      store.people.presence(agentId),
      store.conversations.closedSince(agentId, startOfToday()),
    ])
    const mine = await Promise.all(owned.map(async c => unreadBy(agentId, await newRow(c))))
    return { waiting, mine, presence: presence?.status ?? 'offline', closedToday }
  }

  function startOfToday(): EpochMs {
    const { timezone } = knowledge().hours
    return momentOf(localTime(now(), timezone).day, 0, timezone)
  }

  return { waitingRows, inboxOf, rowOf: newRow }
}
export type InboxReader = ReturnType<typeof createInbox>
