import type { AgentFeed } from '../agents/agent-feed.ts'
import type { Channel } from '../channels/channel.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError } from '../errors.ts'
import type { Store } from '../store/store.ts'

export interface ReadMarkNeeds {
  readonly store: Store
  readonly channels: ReadonlyMap<string, Channel>
  readonly feed: AgentFeed
  readonly now: () => EpochMs
}

/** Who has read how far, and what the shopper thought of an answer. */
export function createReadMarks({ store, channels, feed, now }: ReadMarkNeeds) {
  return {
    async byShopper(conversation: Conversation, seq: number): Promise<void> {
      const mark = Math.min(seq, conversation.head)
      await store.conversations.markRead(conversation.id, 'shopper', mark)
      feed.read(conversation, mark)
    },

    /** Only the owner's reading is shown to the shopper. */
    async byAgent(agentId: string, conversation: Conversation, seq: number): Promise<void> {
      const mark = Math.min(seq, conversation.head)
      await store.conversations.markRead(conversation.id, agentId, mark)
      const { state } = conversation
      if (state.status === 'withAgent' && state.agentId === agentId) {
        channels.get(conversation.channel)?.read(conversation.id, mark)
      }
      feed.inboxChanged()
    },

    /** @throws DeskError NOT_FOUND when `seq` is not an answer of the bot. */
    async judge(conversationId: string, seq: number, isHelpful: boolean): Promise<void> {
      const [message] = await store.conversations.messages(conversationId, seq - 1, 1)
      if (message?.seq !== seq || message.card?.kind !== 'answer')
        throw new DeskError('NOT_FOUND', 'there is no such answer')
      await store.conversations.saveFeedback(conversationId, seq, isHelpful, now())
    },
  }
}
