import type { Effect } from './effect.ts'
import type { ConversationEvent } from './event.ts'
import { declinedOf, handedOf } from './handed-of.ts'
import { higher, startWaiting } from './queueing.ts'
import type { ConversationState } from './state.ts'
import type { Step } from './step.ts'

type Waiting = Extract<ConversationState, { status: 'waiting' | 'offlineMessage' }>
type HandOffRequested = Extract<ConversationEvent, { type: 'handOffRequested' }>

/**
 * Somebody who waits names another desk: the time that was waited counts there, too, and transfers by agents are
 * counted on as before (R9). Nobody leaves a queue for a desk that is closed: the truth is told instead.
 */
export function changeDesk(state: Waiting, wish: string, { desk, at }: HandOffRequested): Step {
  const isOpen = desk.isOpen || state.priority === 'safety'
  const isLeft = state.status === 'offlineMessage' && state.left !== undefined
  if (desk.desk === state.desk || (state.status === 'waiting' && !isOpen))
    return {
      state,
      effects: [{ type: 'saySystem', notice: { kind: 'deskClosed', desk: wish, opensAt: desk.opensAt } }],
    }

  const told: Effect = {
    type: 'saySystem',
    notice: { kind: 'deskChanged', desk: desk.desk, ...(desk.desk === wish ? {} : { wish }) },
  }
  const work: Effect[] =
    state.left === undefined
      ? []
      : [{ type: 'work', change: { type: 'move', workId: state.left.workId, desk: desk.desk } }]
  // What was left goes along; its time stays what was agreed.
  if (isLeft) return { state: { ...state, desk: desk.desk }, effects: [told, ...work] }

  const moved = startWaiting({
    ...handedOf(state),
    desk: { ...desk, priority: higher(state.priority, desk.priority) },
    since: state.since,
    at,
  })
  const isWaiting = moved.state.status === 'waiting'
  return {
    state: isWaiting ? { ...moved.state, ...declinedOf(state) } : moved.state,
    effects: [told, ...moved.effects.filter(({ type }) => !(isWaiting && type === 'saySystem')), ...work],
  }
}
