import { DeskError } from '../errors.ts'
import type { Effect, TimerKind } from './effect.ts'
import type { ConversationEvent } from './event.ts'
import type { ConversationState } from './state.ts'

export interface Step {
  readonly state: ConversationState
  readonly effects: readonly Effect[]
}

/** Nothing changes, nothing is said. */
export function stay(state: ConversationState): Step {
  return { state, effects: [] }
}

/** A timer that its state has left behind changes nothing, and goes. */
export function outgrown(state: ConversationState, kind: TimerKind): Step {
  return { state, effects: [{ type: 'clearTimer', kind }] }
}

/** The answer to an event that cannot happen here: an error for who asked, silence for what came too late. */
export function refuse(state: ConversationState, event: ConversationEvent): Step {
  switch (event.type) {
    case 'waitChosen':
      throw new DeskError('NOT_IN_QUEUE', `the conversation is ${state.status}`)
    case 'joined':
      throw new DeskError('NOT_WAITING', `the conversation is ${state.status}`)
    case 'takenOver':
    case 'agentWrote':
    case 'transferredToDesk':
    case 'transferredToAgent':
    case 'released':
    case 'agentClosed':
      throw state.status === 'closed'
        ? new DeskError('CONVERSATION_CLOSED', 'the conversation is closed')
        : new DeskError('NOT_OWNER', `the conversation is ${state.status}, not yours`)
    case 'timerFired':
      return outgrown(state, event.kind)
    case 'rated':
      throw new DeskError('NOT_CLOSED', 'a conversation is rated after it was closed')
    case 'handOffCancelled':
    case 'agentLost':
    case 'agentOpened':
    case 'handOffRequested':
    case 'shopperWrote':
      return stay(state)
  }
}
