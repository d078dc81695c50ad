import type { Locale } from '../../../protocol/message.ts'
import type { Conversation } from '../../conversation/conversation.ts'
import type { ConversationState, EpochMs } from '../../conversation/state.ts'
import { queuePlace } from '../../routing/priority.ts'

export const conversationColumns =
  'id, channel, shopper_id, locale, created_at, updated_at, version, head, epoch, episode, state'

export interface ConversationRow {
  id: string
  channel: string
  shopper_id: string
  locale: Locale
  created_at: EpochMs
  updated_at: EpochMs
  version: number
  head: number
  epoch: number
  episode: number
  state: string
}

export function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    channel: row.channel,
    shopperId: row.shopper_id,
    locale: row.locale,
    state: JSON.parse(row.state) as ConversationState,
    epoch: row.epoch,
    version: row.version,
    head: row.head,
    episode: row.episode,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** What the queue and the agents' lists are indexed by. `since` holds the head start of who waits. */
export interface Standing {
  readonly queueRank: number | null
  readonly owner: string | null
  readonly since: EpochMs
}

export function standingOf(state: ConversationState): Standing {
  const place = queuePlace(state)
  return {
    queueRank: place?.line ?? null,
    owner: state.status === 'withAgent' ? state.agentId : null,
    since: place?.from ?? state.since,
  }
}
