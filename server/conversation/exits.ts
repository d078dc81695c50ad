import type { Effect } from './effect.ts'
import type { ConversationEvent } from './event.ts'
import { declinedOf, handedByAgent, handedOf } from './handed-of.ts'
import { lookAt, noMoreAgent, WAITING_LONG_AFTER_MS } from './queueing.ts'
import type { ConversationState, Handed, Left } from './state.ts'
import type { Step } from './step.ts'

type Waiting = Extract<ConversationState, { status: 'waiting' | 'offlineMessage' }>
type WithAgent = Extract<ConversationState, { status: 'withAgent' }>
type WaitChosen = Extract<ConversationEvent, { type: 'waitChosen' }>

/**
 * What a shopper chooses while waiting: to go on, to leave a message, to be called back. What is left becomes work in
 * the same commit; a later choice replaces an earlier one.
 */
export function chooseExit(state: Waiting, event: WaitChosen): Step {
  const former: Effect[] =
    state.left === undefined ? [] : [{ type: 'work', change: { type: 'withdraw', workId: state.left.workId } }]
  if (event.exit === 'keep') return goOn(state, event, former)

  const { exit: kind, contact, text, workId, dueAt } = event
  const left: Left = { kind, contact, at: dueAt, workId }
  const open: Effect = {
    type: 'work',
    change: { type: 'open', workId, kind, contact, text, desk: state.desk, dueAt: dueAt ?? event.at },
  }
  const said: Effect[] =
    text === '' ? [] : [{ type: 'sayShopper', input: { clientMessageId: workId, text }, decision: null }]
  const notice: Effect = {
    type: 'saySystem',
    notice: { kind: kind === 'message' ? 'messageLeft' : 'callbackBooked', at: dueAt },
  }
  const effects = [...said, notice, ...former, open]
  // The place in the queue is kept for who is called when the turn comes.
  if (kind === 'callback' && dueAt === null && state.status === 'waiting') return { state: { ...state, left }, effects }
  return {
    state: { status: 'offlineMessage', since: state.since, opensAt: dueAt, ...withoutLeft(state), left },
    effects: [
      ...effects,
      { type: 'clearTimer', kind: 'waitingLong' },
      dueAt === null ? { type: 'clearTimer', kind: 'deskOpens' } : { type: 'setTimer', kind: 'deskOpens', dueAt },
    ],
  }
}

/**
 * The agent lets the shopper wait longer than the desk promises: the same exits. Who chooses one leaves the agent; a call
 * keeps the old place, for a colleague.
 */
export function chooseExitFromAgent(state: WithAgent, event: WaitChosen): Step {
  if (event.exit === 'keep') return { state, effects: [] }
  const { agentId, queuedAt } = state
  const chosen = chooseExit(
    {
      status: 'waiting',
      since: queuedAt,
      ...handedByAgent(state),
      reason: 'noAnswer',
      declinedBy: agentId,
      missedAt: event.at,
    },
    event,
  )
  const isWaiting = chosen.state.status === 'waiting'
  return {
    state: chosen.state,
    effects: [
      ...chosen.effects,
      ...noMoreAgent,
      ...(isWaiting
        ? [{ type: 'setTimer', kind: 'waitingLong', dueAt: event.at + WAITING_LONG_AFTER_MS } as const]
        : []),
      { type: 'findAgent' },
    ],
  }
}

function goOn(state: Waiting, { desk, at }: WaitChosen, former: readonly Effect[]): Step {
  const isOpen = desk.isOpen || state.priority === 'safety'
  if (isOpen)
    return {
      state: { status: 'waiting', since: state.since, ...withoutLeft(state), ...declinedOf(state) },
      effects: [
        { type: 'saySystem', notice: { kind: 'stillQueued' } },
        ...former,
        { type: 'clearTimer', kind: 'deskOpens' },
        { type: 'setTimer', kind: 'waitingLong', dueAt: at + WAITING_LONG_AFTER_MS },
        { type: 'findAgent' },
      ],
    }
  const { opensAt } = desk
  return {
    state: { status: 'offlineMessage', since: state.since, opensAt, ...withoutLeft(state) },
    effects: [
      { type: 'saySystem', notice: { kind: 'offline', opensAt } },
      ...former,
      { type: 'clearTimer', kind: 'waitingLong' },
      { type: 'setTimer', kind: 'deskOpens', dueAt: lookAt(opensAt, at) },
    ],
  }
}

function withoutLeft(state: Waiting): Handed {
  const { left: _, ...handed } = handedOf(state)
  return handed
}
