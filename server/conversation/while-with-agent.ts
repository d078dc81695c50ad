import { newDialog } from '../../bot/decision.ts'
import type { ConversationEvent } from './event.ts'
import { idleAfter } from './idle.ts'
import { backToQueue, startWaiting } from './queueing.ts'
import type { ConversationState, EpochMs } from './state.ts'
import { outgrown, refuse, type Step, stay } from './step.ts'

type WithAgent = Extract<ConversationState, { status: 'withAgent' }>

export function whileWithAgent(state: WithAgent, event: ConversationEvent): Step {
  switch (event.type) {
    case 'shopperWrote':
      return {
        state: { ...state, unansweredSince: state.unansweredSince ?? event.at },
        effects: [{ type: 'sayShopper', input: event.input, decision: null }],
      }

    case 'joined':
      // The winner of a claim may ask again, say after a lost acknowledgement.
      return event.agentId === state.agentId ? stay(state) : refuse(state, event)

    case 'agentWrote':
      if (event.agentId !== state.agentId) return refuse(state, event)
      return {
        state: { ...state, unansweredSince: null },
        effects: [
          { type: 'sayAgent', agentId: event.agentId, clientMessageId: event.clientMessageId, text: event.text },
        ],
      }

    case 'transferredToDesk': {
      if (event.agentId !== state.agentId) return refuse(state, event)
      const moved = startWaiting({
        desk: { ...event.desk, priority: state.priority },
        reason: 'transfer',
        about: state.about,
        dialog: state.dialog,
        since: state.queuedAt,
        at: event.at,
      })
      return {
        state: moved.state,
        effects: [{ type: 'saySystem', notice: { kind: 'transferred', toAgentId: null } }, ...moved.effects],
      }
    }

    case 'transferredToAgent':
      if (event.agentId !== state.agentId) return refuse(state, event)
      return {
        state: {
          ...state,
          agentId: event.toAgentId,
          since: event.at,
          unansweredSince: state.unansweredSince ?? event.at,
        },
        effects: [
          { type: 'saySystem', notice: { kind: 'transferred', toAgentId: event.toAgentId } },
          { type: 'findAgent' },
        ],
      }

    case 'released':
      if (event.agentId !== state.agentId) return refuse(state, event)
      if (event.to === 'queue') return backToQueue(state, 'declined', event.at)
      return {
        state: { status: 'withBot', since: event.at, lastTurnAt: event.at, dialog: newDialog() },
        effects: [
          { type: 'saySystem', notice: { kind: 'backToBot' } },
          { type: 'clearTimer', kind: 'idle' },
          { type: 'findAgent' },
        ],
      }

    case 'agentLost':
      if (event.agentId !== state.agentId) return stay(state)
      return backToQueue(state, 'agentLost', event.at)

    case 'agentClosed':
      if (event.agentId !== state.agentId) return refuse(state, event)
      return close(state, 'solved', event.at)

    case 'timerFired':
      if (event.kind !== 'idle') return outgrown(state, event.kind)
      if (event.at < idleAfter(event.lastActivityAt)) {
        return { state, effects: [{ type: 'setTimer', kind: 'idle', dueAt: idleAfter(event.lastActivityAt) }] }
      }
      return close(state, 'idle', event.at)

    default:
      return refuse(state, event)
  }
}

function close(state: WithAgent, reason: 'solved' | 'idle', at: EpochMs): Step {
  return {
    state: {
      status: 'closed',
      since: at,
      reason,
      agentId: state.agentId,
      humanAsks: state.dialog.humanAsks,
      isRated: false,
    },
    effects: [
      { type: 'saySystem', notice: { kind: 'closed', reason } },
      { type: 'clearTimer', kind: 'idle' },
      { type: 'findAgent' },
    ],
  }
}
