import { newDialog } from '../../bot/decision.ts'
import { DeskError } from '../errors.ts'
import type { ConversationEvent } from './event.ts'
import type { ConversationState, EpochMs } from './state.ts'
import { refuse, type Step } from './step.ts'
import { whileWithBot } from './while-with-bot.ts'

type Closed = Extract<ConversationState, { status: 'closed' }>

/** Writing, or asking for a person, opens the next episode, visibly and with the whole history above it. */
export function whileClosed(state: Closed, event: ConversationEvent): Step {
  switch (event.type) {
    case 'shopperWrote':
    case 'handOffRequested': {
      const next = whileWithBot(reopened(state, event.at), event)
      return { state: next.state, effects: [{ type: 'saySystem', notice: { kind: 'reopened' } }, ...next.effects] }
    }
    case 'takenOver': {
      // A supervisor steps into what goes on; work that was left is begun where the shopper is told.
      if (event.why !== 'work') return refuse(state, event)
      const next = whileWithBot(reopened(state, event.at), event)
      return { state: next.state, effects: [{ type: 'saySystem', notice: { kind: 'reopened' } }, ...next.effects] }
    }
    case 'rated':
      if (state.isRated) throw new DeskError('ALREADY_RATED', 'this episode has been rated')
      return {
        state: { ...state, isRated: true },
        effects: [
          {
            type: 'rate',
            rating: { score: event.score, reasons: event.reasons, comment: event.comment, agentId: state.agentId },
          },
        ],
      }
    default:
      return refuse(state, event)
  }
}

function reopened({ agentId }: Closed, at: EpochMs) {
  const lastAgent = agentId === null ? {} : { lastAgentId: agentId }
  return { status: 'withBot', since: at, lastTurnAt: at, dialog: newDialog(), ...lastAgent } as const
}
