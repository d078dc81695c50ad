import type { Note } from '../../protocol/agent.ts'
import type { AgentFeed } from '../agents/agent-feed.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError } from '../errors.ts'
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
  async function add(
    agent: Agent,
    conversation: Conversation,
    text: string,
    kind: { kind?: 'whisper' } = {},
  ): Promise<Note> {
    const row = { id: newId(), conversationId: conversation.id, agentId: agent.id, at: now(), text, ...kind }
    await store.conversations.addNote(row)
    const note = await signed(store, row)
    feed.note(conversation, note)
    return note
  }

  return {
    add: (agent: Agent, conversation: Conversation, text: string) => add(agent, conversation, text),

    /**
     * A supervisor's word to the agent; the shopper never hears of it.
     *
     * @throws DeskError NOT_OWNER when no agent is there to hear it.
     */
    whisper(supervisor: Agent, conversation: Conversation, text: string): Promise<Note> {
      if (conversation.state.status !== 'withAgent') throw new DeskError('NOT_OWNER', 'no agent has this conversation')
      return add(supervisor, conversation, text, { kind: 'whisper' })
    },
  }
}
