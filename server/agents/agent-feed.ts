import type { AgentMessageView, Note } from '../../protocol/agent.ts'
import type { Status } from '../../protocol/message.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** What the desk needs of the consoles. Everything told here is saved already. Never throws. */
export interface AgentFeed {
  /** To the owner and to everybody who looks at the conversation. */
  tell(conversation: Conversation, messages: readonly AgentMessageView[], status: Status | null): void
  /** A conversation has come to this agent. */
  assigned(conversation: Conversation, agentId: string, by: 'router' | 'claim' | 'transfer'): void
  /** Who looked at it by right of the queue, or owned it, or is complained of in it, does so no more. */
  ownerChanged(conversation: Conversation): void
  /** The queue, somebody's conversations or presence are not what they were: every console gets a new inbox soon. */
  inboxChanged(): void
  /** Something was said in one of this agent's conversations: a new inbox for this one, a little later. */
  ownInboxChanged(agentId: string): void
  note(conversation: Conversation, note: Note): void
  typing(conversation: Conversation, isOn: boolean): void
  /** The shopper has read up to `seq`. */
  read(conversation: Conversation, seq: number): void
}
