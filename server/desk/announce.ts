import type { AgentFeed } from '../agents/agent-feed.ts'
import type { Channel } from '../channels/channel.ts'
import type { Conversation } from '../conversation/conversation.ts'
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

/**
 * Tells everybody concerned what a commit has changed. Only what is on disk is told, and one conversation's changes
 * in the order in which they were made: finding out a status takes longer than passing on a message.
 */
export function createAnnounce({ channels, feed, statuses, queueChanged }: AnnounceNeeds) {
  const inTurn = createInTurn()

  async function tell(before: Conversation, after: Conversation, messages: readonly StoredMessage[]): Promise<void> {
    const status = statusChanged(before, after) ? await statuses.statusOf(after) : null

    channels.get(after.channel)?.tell(after, messages.map(toShopperView), status)
    if (isQuiet(before) && isQuiet(after)) return

    feed.tell(after, messages.map(toAgentView), status)
    if (before.epoch !== after.epoch) feed.ownerChanged(after)
    feed.inboxChanged()
    if (before.state.status === 'waiting' || after.state.status === 'waiting') queueChanged()
  }

  return (before: Conversation, after: Conversation, messages: readonly StoredMessage[]): Promise<void> =>
    inTurn(after.id, () => tell(before, after, messages))
}

/** No agent has anything to do with it. */
function isQuiet(conversation: Conversation): boolean {
  return conversation.state.status === 'withBot'
}

function statusChanged(before: Conversation, after: Conversation): boolean {
  const [was, is] = [before.state, after.state]
  if (before.epoch !== after.epoch || was.status !== is.status) return true
  if (was.status === 'offlineMessage' && is.status === 'offlineMessage') return was.opensAt !== is.opensAt
  if (was.status === 'closed' && is.status === 'closed') return was.isRated !== is.isRated
  return false
}
