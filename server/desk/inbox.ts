import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Inbox, InboxRow } from '../../protocol/agent.ts'
import { localTime, momentOf } from '../calendar/zoned-time.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { REPLY_WITHIN_MS } from '../conversation/offer.ts'
import { moodOf } from '../conversation/rule.ts'
import type { ConversationState, EpochMs, Left } from '../conversation/state.ts'
import type { Store } from '../store/store.ts'
import { deskTitle } from './desk-now.ts'
import { mayTake } from './may-see.ts'
import { nameAndTier } from './shopper-name.ts'
import { countUnread, type Unread } from './unread.ts'
import type { WorkActions } from './work-actions.ts'

/** More than anybody reads; the count of the rest is not worth their bytes. */
const MOST_WAITING = 200
const LONGEST_PREVIEW = 80
/** Messages among which one is looked for that is not a system line. */
const LOOK_BACK = 5

export interface InboxNeeds {
  readonly store: Store
  readonly work: WorkActions
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
}

const SHOWN_AS = {
  withBot: 'bot',
  waiting: 'queued',
  offlineMessage: 'offline',
  withAgent: 'agent',
  closed: 'closed',
} as const

/** A row of the queue, and what decides who sees it. */
export interface WaitingRow {
  readonly row: InboxRow
  readonly state: ConversationState
}

interface Listed {
  readonly version: number
  readonly row: InboxRow
  readonly unread?: Unread
}

/** What an agent's console lists: the queue in its order, and the agent's own conversations. */
export function createInbox({ store, work, knowledge, now }: InboxNeeds) {
  /** Of the last look, since most conversations have not moved since; only of those listed then. */
  let waitingThen = new Map<string, Listed>()
  const mineThen = new Map<string, ReadonlyMap<string, Listed>>()

  async function listed(conversation: Conversation, known: Listed | undefined): Promise<Listed> {
    if (known?.version === conversation.version) return known
    const { row, isWhole } = await look(conversation)
    // A message that is not on disk yet is not shown, and the row without it not kept.
    return { ...known, version: isWhole ? conversation.version : -1, row }
  }

  async function look(conversation: Conversation): Promise<{ row: InboxRow; isWhole: boolean }> {
    const { id, state, channel, shopperId, locale, head } = conversation
    const [latest, shopper] = await Promise.all([
      store.conversations.lastMessages(id, LOOK_BACK),
      store.people.shopper(shopperId),
    ])
    const last = latest.at(-1)
    // What people and the bot said says more than a line such as "you are in the queue".
    const said = latest.findLast(message => message.from !== 'system') ?? last
    const handed = state.status === 'withBot' || state.status === 'closed' ? null : state
    const row: InboxRow = {
      conversationId: id,
      status: SHOWN_AS[state.status],
      channel,
      ...nameAndTier(shopper, shopperId, locale),
      locale,
      desk: handed?.desk ?? '',
      priority: handed?.priority ?? 'normal',
      reason: handed?.reason ?? '',
      since: state.since,
      unansweredSince: state.status === 'withAgent' ? state.unansweredSince : handed === null ? null : state.since,
      lastText: (said?.text ?? '').slice(0, LONGEST_PREVIEW),
      lastAt: said?.at ?? state.since,
      lastFrom: said?.from ?? null,
      head,
      unread: 0,
      ...(handed === null
        ? {}
        : {
            deskTitle: deskTitle(knowledge(), handed.desk),
            replyTargetSeconds: (handed.replyWithinMs ?? REPLY_WITHIN_MS) / 1_000,
            humanAsks: handed.dialog.humanAsks,
            mood: moodOf(handed.rule),
            rule: handed.rule ?? null,
            ...(handed.supervisorAsked === true ? { supervisorAsked: true } : {}),
            ...(handed.superiorOnly === true ? { superiorOnly: true } : {}),
            ...(handed.left === undefined ? {} : { left: leftOf(handed.left) }),
          }),
    }
    return { row, isWhole: (last?.seq ?? 0) === head }
  }

  /** The queue; one look serves every console. */
  async function waitingRows(): Promise<WaitingRow[]> {
    const waiting = (await store.conversations.waiting()).slice(0, MOST_WAITING)
    const entries = await Promise.all(waiting.map(c => listed(c, waitingThen.get(c.id))))
    waitingThen = new Map(entries.map(entry => [entry.row.conversationId, entry]))
    return entries.map(({ row }, place) => ({ row, state: waiting[place]!.state }))
  }

  async function inboxOf(agentId: string, waiting: readonly WaitingRow[]): Promise<Inbox> {
    const [owned, presence, closedToday, agent] = await Promise.all([
      store.conversations.ownedBy(agentId),
      store.people.presence(agentId),
      store.conversations.closedSince(agentId, startOfToday()),
      store.people.agent(agentId),
    ])
    const mine = await Promise.all(owned.map(c => own(agentId, c)))
    if (mine.length === 0) mineThen.delete(agentId)
    else mineThen.set(agentId, new Map(mine.map(entry => [entry.row.conversationId, entry])))
    return {
      waiting: waiting.flatMap(({ row, state }) => (agent !== null && mayTake(agent, state) ? [row] : [])),
      mine: mine.map(entry => entry.row),
      presence: presence?.status ?? 'offline',
      closedToday,
      work: agent === null ? [] : await work.list(agent),
    }
  }

  async function own(agentId: string, conversation: Conversation): Promise<Listed> {
    const known = mineThen.get(agentId)?.get(conversation.id)
    const [{ row, version }, unread] = await Promise.all([
      listed(conversation, known),
      countUnread(store, agentId, conversation, known?.unread),
    ])
    return { version, unread, row: row.unread === unread.count ? row : { ...row, unread: unread.count } }
  }

  function startOfToday(): EpochMs {
    const { timezone } = knowledge().hours
    return momentOf(localTime(now(), timezone).day, 0, timezone)
  }

  return { waitingRows, inboxOf, rowOf: async (conversation: Conversation) => (await look(conversation)).row }
}
function leftOf({ kind, contact, at }: Left): NonNullable<InboxRow['left']> {
  return { kind, contact, at }
}
export type InboxReader = ReturnType<typeof createInbox>
