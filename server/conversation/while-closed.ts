import { newDialog } from '../../bot/decision.ts'
import { DeskError } from '../errors.ts'
import { canGoOn, canRate, noMoreAfterwards, rateUntil, reopenUntil } from './afterwards.ts'
import type { ConversationEvent } from './event.ts'
import type { ConversationState } from './state.ts'
import { outgrown, refuse, type Step } from './step.ts'
import { whileWithBot } from './while-with-bot.ts'

type Closed = Extract<ConversationState, { status: 'closed' }>

/**
 * Writing, or asking for a person, opens the next episode, visibly and with the whole history above it. Soon after the
 * end it goes on: who served the shopper is asked first. Later it is a matter of its own.
 */
export function whileClosed(state: Closed, event: ConversationEvent): Step {
  switch (event.type) {
    case 'shopperWrote':
    case 'handOffRequested':
      return reopen(state, event)
    case 'takenOver':
      // A supervisor steps into what goes on; work that was left is begun where the shopper is told.
      return event.why === 'work' ? reopen(state, event) : refuse(state, event)
    case 'rated':
      if (state.isRated) throw new DeskError('ALREADY_RATED', 'this episode has been rated')
      if (!canRate(state, event.at)) throw new DeskError('RATING_OVER', 'the time to rate this episode is over')
      return {
        state: { ...state, isRated: true },
        effects: [
          {
            type: 'rate',
            rating: { score: event.score, reasons: event.reasons, comment: event.comment, agentId: state.agentId },
          },
          { type: 'clearTimer', kind: 'rating' },
        ],
      }
    case 'timerFired':
      return timerFired(state, event)
    default:
      return refuse(state, event)
  }
}

type Reopening = Extract<ConversationEvent, { type: 'shopperWrote' | 'handOffRequested' | 'takenOver' }>

function reopen(state: Closed, event: Reopening): Step {
  const { at } = event
  const goesOn = canGoOn(state, at)
  const lastAgent = goesOn && state.agentId !== null ? { lastAgentId: state.agentId } : {}
  const next = whileWithBot({ status: 'withBot', since: at, lastTurnAt: at, dialog: newDialog(), ...lastAgent }, event)
  return {
    state: next.state,
    effects: [{ type: 'saySystem', notice: { kind: 'reopened', goesOn } }, ...noMoreAfterwards, ...next.effects],
  }
}

/** Set back meanwhile, the clock lets them wait for their time again. */
function timerFired(state: Closed, { kind, at }: Extract<ConversationEvent, { type: 'timerFired' }>): Step {
  const until = kind === 'rating' ? rateUntil(state) : kind === 'reopen' ? reopenUntil(state) : null
  if (until === null || (kind === 'rating' && state.isRated)) return outgrown(state, kind)
  if (at < until) return { state, effects: [{ type: 'setTimer', kind, dueAt: until }] }
  const over = kind === 'rating' ? { rateUntil: null } : { reopenUntil: null }
  return { state: { ...state, ...over }, effects: [{ type: 'clearTimer', kind }] }
}
