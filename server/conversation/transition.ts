import type { ConversationEvent } from './event.ts'
import type { ConversationState } from './state.ts'
import type { Step } from './step.ts'
import { whileClosed } from './while-closed.ts'
import { whileWaiting } from './while-waiting.ts'
import { whileWithAgent } from './while-with-agent.ts'
import { whileWithBot } from './while-with-bot.ts'

/**
 * Decides what an event does to a conversation. Pure: the clock, the bot's decision, the chosen agent and
 * the desk's hours all arrive inside `event`.
 *
 * @throws DeskError when the event cannot happen in this state: NOT_WAITING, NOT_OWNER, CONVERSATION_CLOSED,
 *   NOT_CLOSED, ALREADY_RATED, RATING_OVER.
 */
export function transition(state: ConversationState, event: ConversationEvent): Step {
  switch (state.status) {
    case 'withBot':
      return whileWithBot(state, event)
    case 'waiting':
    case 'offlineMessage':
      return whileWaiting(state, event)
    case 'withAgent':
      return whileWithAgent(state, event)
    case 'closed':
      return whileClosed(state, event)
  }
}
