import type { Status } from '../../protocol/message.ts'
import type { AgentFeed } from '../agents/agent-feed.ts'
import type { Channel } from '../channels/channel.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { byPlace, queuePlace } from '../routing/priority.ts'
import type { StoredMessage } from '../store/conversation-store.ts'
import { createInTurn } from './in-turn.ts'
import { toAgentView, toShopperView } from './message-views.ts'
import type { StatusOf } from './status-of.ts'

export interface AnnounceNeeds {
  readonly channels: ReadonlyMap<string, Channel>
  readonly feed: AgentFeed
  readonly statuses: StatusOf
  /** Someone's place in the queue may have changed. */
  readonly queueChanged: () => void
}

/** Nothing to wait for when it is `undefined`. */
export type Announce = (
  before: Conversation,
  after: Conversation,
  messages: readonly StoredMessage[],
) => Promise<void> | undefined

/**
 * Tells everybody concerned what a commit has changed. Only what is on disk is told, and one conversation's changes
 * in the order in which they were made: finding out a status takes longer than passing on a message.
 */
export function createAnnounce({ channels, feed, statuses, queueChanged }: AnnounceNeeds): Announce {
  const { inTurn, isBusy } = createInTurn()

  function tell(
    before: Conversation,
    after: Conversation,
    messages: readonly StoredMessage[],
    status: Status | null,
  ): void {
    const views = messages.map(toShopperView)
    channels.get(after.channel)?.tell(after, views, status)
    if (isQuiet(before) && isQuiet(after)) return

    feed.tell(after, messages.some(m => m.from === 'bot') ? messages.map(toAgentView) : views, status)
    if (before.epoch !== after.epoch || isForFewer(before, after)) feed.ownerChanged(after)
    if (before.epoch === after.epoch && after.state.status === 'withAgent') feed.ownInboxChanged(after.state.agentId)
    else feed.inboxChanged()
    if (hasPlaceChanged(before, after)) queueChanged()
  }

  return (before, after, messages) => {
    const isNews = statusChanged(before, after)
    if (!isNews && !isBusy(after.id)) {
      tell(before, after, messages, null)
      return
    }
    return inTurn(after.id, async () => {
      tell(before, after, messages, isNews ? await statuses.statusOf(after) : null)
    })
  }
}

/** It has become a complaint about an agent while it waited (R91). */
function isForFewer({ state: was }: Conversation, { state: is }: Conversation): boolean {
  return 'superiorOnly' in is && (!('superiorOnly' in was) || was.against !== is.against)
}

/** Someone has come to the queue, has left it, or stands elsewhere or for others than before. */
function hasPlaceChanged(before: Conversation, after: Conversation): boolean {
  const [was, is] = [before.state, after.state]
  if (was.status !== 'waiting' && is.status !== 'waiting') return false
  const [from, to] = [queuePlace(was), queuePlace(is)]
  const isSamePlace = from !== null && to !== null && byPlace(from, to) === 0
  return !isSamePlace || statusChanged(before, after) || isForFewer(before, after)
}

/** No agent has anything to do with it. */
function isQuiet(conversation: Conversation): boolean {
  return conversation.state.status === 'withBot'
}

function statusChanged(before: Conversation, after: Conversation): boolean {
  const [was, is] = [before.state, after.state]
  if (before.epoch !== after.epoch || was.status !== is.status) return true
  if (was.status === 'offlineMessage' && is.status === 'offlineMessage' && was.opensAt !== is.opensAt) return true
  if ('desk' in was && 'desk' in is && was.desk !== is.desk) return true
  if ('left' in was !== 'left' in is || ('left' in was && 'left' in is && was.left?.workId !== is.left?.workId))
    return true
  if ('supervisorAsked' in is && !('supervisorAsked' in was)) return true
  if (was.status === 'withAgent' && is.status === 'withAgent') return was.isReplyLate !== is.isReplyLate
  if (was.status === 'closed' && is.status === 'closed')
    return was.isRated !== is.isRated || was.rateUntil !== is.rateUntil
  return false
}
