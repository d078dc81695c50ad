import type { Message, Status } from '../../protocol/message.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** What the desk needs of a way to shoppers. Everything told here is saved already. */
export interface Channel {
  readonly name: string
  /**
   * Tells who is listening now; a listener who misses it heals by `head` and `sync`. Never throws.
   *
   * @param status only when it has changed.
   */
  tell(conversation: Conversation, messages: readonly Message[], status: Status | null): void
  /** The same for a status that each node finds out for who listens on it; a channel without listeners has none. */
  tellHere?(conversation: Conversation, status: Status): void
  /** Whether somebody on this node would hear it; goes with `tellHere`. */
  isHeardHere?(conversationId: string): boolean
  /** The agent is writing, or has stopped. */
  typing(conversationId: string, isOn: boolean): void
  /** The agent has read the shopper's messages up to `seq`. */
  read(conversationId: string, seq: number): void
}
