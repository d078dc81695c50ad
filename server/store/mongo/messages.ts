import type { ConversationStore, StoredMessage } from '../conversation-store.ts'
import type { Collections } from './collections.ts'
import type { MessageDocument } from './documents/conversation-documents.ts'
import type { Filing } from './filing.ts'
import { keyOf } from './pending-rows.ts'
import type { Steady } from './steady.ts'

type MessageReads = Pick<ConversationStore, 'sent' | 'messages' | 'lastMessages'>

/** Whoever reads messages first copies those that a commit has left pending: what was acknowledged is always found. */
export function createMessageReads(
  { messages: { collection } }: Collections,
  steady: Steady,
  filing: Filing,
): MessageReads {
  return {
    async sent(conversationId, clientMessageId) {
      await filing.finish(conversationId)
      const found = await steady(() =>
        collection.findOne<MessageDocument>({ conversation: conversationId, key: keyOf(clientMessageId) }),
      )
      return found === null ? null : toMessage(found)
    },
    async messages(conversationId, after, limit) {
      await filing.finish(conversationId)
      const found = await steady(() =>
        collection
          .find<MessageDocument>({ conversation: conversationId, seq: { $gt: after } }, { sort: { seq: 1 }, limit })
          .toArray(),
      )
      return found.map(toMessage)
    },
    async lastMessages(conversationId, limit) {
      await filing.finish(conversationId)
      const found = await steady(() =>
        collection.find<MessageDocument>({ conversation: conversationId }, { sort: { seq: -1 }, limit }).toArray(),
      )
      return found.reverse().map(toMessage)
    },
  }
}

function toMessage({ _id, conversation, key, ...message }: MessageDocument): StoredMessage {
  return message
}
