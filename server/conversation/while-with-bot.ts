import type { BotTurn, ConversationEvent } from './event.ts'
import { startWaiting } from './queueing.ts'
import type { ConversationState } from './state.ts'
import { refuse, type Step } from './step.ts'

type WithBot = Extract<ConversationState, { status: 'withBot' }>

export function whileWithBot(state: WithBot, event: ConversationEvent): Step {
  switch (event.type) {
    case 'shopperWrote': {
      const turn = event.turn ?? botFailed(state)
      const heard = { type: 'sayShopper', input: event.input, decision: turn.decision } as const
      if (turn.decision.kind !== 'handOver') {
        return {
          state: { ...state, lastTurnAt: event.at, dialog: turn.dialog },
          effects: [heard, { type: 'sayBot', decision: turn.decision }],
        }
      }
      const { reason, about } = turn.decision
      const waiting = startWaiting({
        desk: event.desk,
        reason,
        about,
        dialog: turn.dialog,
        since: event.at,
        at: event.at,
      })
      return { state: waiting.state, effects: [heard, ...waiting.effects] }
    }
    case 'handOffRequested': {
      const dialog = { ...state.dialog, humanAsks: state.dialog.humanAsks + 1 }
      return startWaiting({
        desk: event.desk,
        reason: 'button',
        about: state.dialog.lastEntryId,
        dialog,
        since: event.at,
        at: event.at,
      })
    }
    default:
      return refuse(state, event)
  }
}

/** A silent bot must not leave a shopper alone: without a decision the message goes to people. */
function botFailed(state: WithBot): BotTurn {
  return { decision: { kind: 'handOver', reason: 'botFailed', about: null, confidence: 0 }, dialog: state.dialog }
}
