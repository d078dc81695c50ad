import { newDialog } from '../../bot/decision.ts'
import type { Effect } from './effect.ts'
import type { ConversationEvent } from './event.ts'
import { idleAfter } from './idle.ts'
import { rankOf, startWaiting } from './queueing.ts'
import type { ConversationState } from './state.ts'
import { outgrown, refuse, type Step } from './step.ts'

type Waiting = Extract<ConversationState, { status: 'waiting' | 'offlineMessage' }>

/** In the queue, or among the messages for the next opening: the same rules, but for the hours. */
export function whileWaiting(state: Waiting, event: ConversationEvent): Step {
  switch (event.type) {
    case 'shopperWrote':
      return heardWhileWaiting(state, event)

    case 'handOffRequested':
      return {
        state: { ...state, dialog: { ...state.dialog, humanAsks: state.dialog.humanAsks + 1 } },
        effects: [{ type: 'saySystem', notice: reminder(state) }],
      }

    case 'handOffCancelled':
      return {
        state: {
          status: 'withBot',
          since: event.at,
          lastTurnAt: event.at,
          dialog: { ...newDialog(), humanAsks: state.dialog.humanAsks },
        },
        effects: [{ type: 'saySystem', notice: { kind: 'cancelled' } }, ...noMoreWaiting],
      }

    case 'joined': {
      const { desk, priority, reason, about, dialog } = state
      return {
        state: {
          status: 'withAgent',
          agentId: event.agentId,
          since: event.at,
          queuedAt: state.since,
          unansweredSince: state.since,
          desk,
          priority,
          reason,
          about,
          dialog,
        },
        effects: [
          { type: 'saySystem', notice: { kind: 'joined', agentId: event.agentId } },
          ...noMoreWaiting,
          { type: 'setTimer', kind: 'idle', dueAt: idleAfter(event.at) },
        ],
      }
    }

    case 'timerFired':
      return timerFired(state, event)

    default:
      return refuse(state, event)
  }
}

const noMoreWaiting: readonly Effect[] = [
  { type: 'clearTimer', kind: 'waitingLong' },
  { type: 'clearTimer', kind: 'deskOpens' },
]

/** The bot goes on answering what it is sure of; everything else is for the agent who will join. */
function heardWhileWaiting(state: Waiting, event: Extract<ConversationEvent, { type: 'shopperWrote' }>): Step {
  const turn = event.turn
  const heard = { type: 'sayShopper', input: event.input, decision: turn?.decision ?? null } as const
  if (turn === null) return { state, effects: [heard] }

  const { decision, dialog } = turn
  if (decision.kind === 'answer') return { state: { ...state, dialog }, effects: [heard, { type: 'sayBot', decision }] }
  if (decision.kind !== 'handOver') return { state: { ...state, dialog }, effects: [heard] }

  if (decision.reason === 'safety' && state.priority !== 'safety') {
    const urgent = startWaiting({
      desk: event.desk,
      reason: 'safety',
      about: decision.about,
      dialog,
      since: state.since,
      at: event.at,
    })
    return { state: urgent.state, effects: [heard, ...urgent.effects] }
  }
  const priority =
    decision.reason === 'upset' && rankOf('complaint') < rankOf(state.priority) ? 'complaint' : state.priority
  const asked = decision.reason === 'asked' ? [{ type: 'saySystem', notice: reminder(state) } as const] : []
  return { state: { ...state, priority, dialog }, effects: [heard, ...asked] }
}

function reminder(state: Waiting) {
  return state.status === 'waiting'
    ? ({ kind: 'stillQueued' } as const)
    : ({ kind: 'offline', opensAt: state.opensAt } as const)
}

function timerFired(state: Waiting, event: Extract<ConversationEvent, { type: 'timerFired' }>): Step {
  if (event.kind === 'waitingLong' && state.status === 'waiting') {
    return {
      state,
      effects: [
        { type: 'saySystem', notice: { kind: 'waitingLong' } },
        { type: 'clearTimer', kind: 'waitingLong' },
      ],
    }
  }
  if (event.kind === 'deskOpens' && state.status === 'offlineMessage' && event.desk !== null) {
    const { desk } = event
    if (!desk.isOpen) {
      // Its hours were changed meanwhile, or the clock was set: look again at the next opening.
      return {
        state: { ...state, opensAt: desk.opensAt },
        effects: [
          desk.opensAt === null
            ? { type: 'clearTimer', kind: 'deskOpens' }
            : { type: 'setTimer', kind: 'deskOpens', dueAt: desk.opensAt },
        ],
      }
    }
    const { reason, about, dialog, since } = state
    const opened = startWaiting({ desk, reason, about, dialog, since, at: event.at })
    return { state: opened.state, effects: [...opened.effects, { type: 'clearTimer', kind: 'deskOpens' }] }
  }
  return outgrown(state, event.kind)
}
