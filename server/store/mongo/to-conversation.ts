import type { Conversation } from '../../conversation/conversation.ts'
import type { ConversationDocument } from './documents/conversation-documents.ts'

export type ConversationFields = Pick<ConversationDocument, '_id' | Exclude<keyof Conversation, 'id'>>

/** All that a conversation is, and nothing of what is pending. */
export const CONVERSATION_FIELDS = {
  ...{ channel: 1, shopperId: 1, locale: 1, state: 1, epoch: 1, version: 1, head: 1, episode: 1 },
  ...{ createdAt: 1, updatedAt: 1 },
} as const

export function toConversation(document: ConversationFields): Conversation {
  const { _id: id, channel, shopperId, locale, state, epoch, version, head, episode, createdAt, updatedAt } = document
  return { id, channel, shopperId, locale, state, epoch, version, head, episode, createdAt, updatedAt }
}
