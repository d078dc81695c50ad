import type { Note } from '../../protocol/agent.ts'
import type { AgentFeed } from '../agents/agent-feed.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { EpochMs } from '../conversation/state.ts'
import type { Agent } from '../store/people-store.ts'
import type { Store } from '../store/store.ts'
import { signed } from './look-at-conversation.ts'

export interface NotesNeeds {
  readonly store: Store
  readonly feed: AgentFeed
  readonly now: () => EpochMs
  readonly newId: () => string
}

/** Internal notes: for the team, never among the messages that a shopper can ask for. */
export function createNotes({ store, feed, now, newId }: NotesNeeds) {
  return {
    async add(agent: Agent, conversation: Conversation, text: string): Promise<Note> {
      const row = { id: newId(), conversationId: conversation.id, agentId: agent.id, at: now(), text }
      await store.conversations.addNote(row)
      const note = await signed(store, row)
      feed.note(conversation, note)
      return note
    },
  }
}
