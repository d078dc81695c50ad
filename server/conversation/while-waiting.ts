import { newDialog } from '../../bot/decision.ts'
import { changeDesk } from './change-desk.ts'
import type { Effect } from './effect.ts'
import type { ConversationEvent } from './event.ts'
import { chooseExit } from './exits.ts'
import { complainedOf, forSuperior, requireSuperior } from './for-superior.ts'
import { handedOf } from './handed-of.ts'
import { higher, lookAt, startWaiting, WAITING_LONG_AFTER_MS } from './queueing.ts'
import { countsAsComplaint, moreTelling } from './rule.ts'
import type { ConversationState } from './state.ts'
import { outgrown, refuse, type Step, stay } from './step.ts'
import { take } from './taking.ts'

type Waiting = Extract<ConversationState, { status: 'waiting' | 'offlineMessage' }>

/** In the queue, or among the messages for the next opening: the same rules, but for the hours. */
export function whileWaiting(state: Waiting, event: ConversationEvent): Step {
  switch (event.type) {
    case 'shopperWrote':
      return heardWhileWaiting(state, event)

    case 'handOffRequested':
      if (event.wants === 'supervisor') return askForSupervisor(state)
      return event.wish === undefined || event.wish === state.desk
        ? askAgain(state)
        : changeDesk(state, event.wish, event)

    case 'waitChosen':
      return chooseExit(state, event)

    case 'handOffCancelled':
      return {
        state: {
          status: 'withBot',
          since: event.at,
          lastTurnAt: event.at,
          dialog: { ...newDialog(), humanAsks: state.dialog.humanAsks },
          ...(state.lastAgentId === undefined ? {} : { lastAgentId: state.lastAgentId }),
        },
        effects: [{ type: 'saySystem', notice: { kind: 'cancelled' } }, ...noMoreWaiting, ...withdrawn(state)],
      }

    case 'workDone': {
      if (state.left?.workId !== event.workId) return stay(state)
      const { left: _, ...rest } = state
      // Nothing else would ever come back to one that waits for no opening.
      const isForgotten = state.status === 'offlineMessage' && state.opensAt === null
      return {
        state: rest,
        effects: isForgotten ? [{ type: 'setTimer', kind: 'deskOpens', dueAt: lookAt(null, event.at) }] : [],
      }
    }

    case 'joined':
    case 'takenOver': {
      const { agentId, at } = event
      const isSuperior = event.type === 'joined' ? event.isSuperior === true : event.why === 'takenOver'
      requireSuperior(state, { agentId, isSuperior })
      const isOffered = event.type === 'joined' && event.isOffered === true
      return take(handedOf(state), { agentId, at, queuedAt: state.since, unansweredSince: state.since, isOffered })
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

function withdrawn({ left }: Waiting): Effect[] {
  return left === undefined ? [] : [{ type: 'work', change: { type: 'withdraw', workId: left.workId } }]
}

function askAgain(state: Waiting): Step {
  return {
    state: { ...state, dialog: askedOnceMore(state) },
    effects: [{ type: 'saySystem', notice: reminder(state) }],
  }
}

function askForSupervisor(state: Waiting): Step {
  return {
    state: {
      ...state,
      supervisorAsked: true,
      priority: higher(state.priority, 'complaint'),
      rule: moreTelling(state.rule, 'supervisor'),
      dialog: askedOnceMore(state),
    },
    effects: [{ type: 'saySystem', notice: { kind: 'supervisorAsked' } }, { type: 'findAgent' }],
  }
}

function askForSuperior(state: Waiting, { complaint }: Extract<ConversationEvent, { type: 'shopperWrote' }>): Step {
  return {
    state: {
      ...state,
      ...forSuperior(complainedOf(complaint, state.lastAgentId)),
      priority: higher(state.priority, 'complaint'),
      rule: moreTelling(state.rule, 'aboutAgent'),
    },
    effects: [{ type: 'saySystem', notice: { kind: 'aboutAgent' } }, { type: 'findAgent' }],
  }
}

function askedOnceMore({ dialog }: Waiting) {
  return { ...dialog, humanAsks: dialog.humanAsks + 1 }
}

/** The bot goes on answering what it is sure of; everything else is for the agent who will join. */
function heardWhileWaiting(state: Waiting, event: Extract<ConversationEvent, { type: 'shopperWrote' }>): Step {
  const turn = event.turn
  const heard = { type: 'sayShopper', input: event.input, decision: turn?.decision ?? null } as const
  const rule = moreTelling(state.rule, event.rule)
  if (event.rule === 'supervisor' && state.supervisorAsked !== true) {
    const asked = askForSupervisor(state)
    return { state: asked.state, effects: [heard, ...asked.effects] }
  }
  if (event.rule === 'aboutAgent' && state.superiorOnly !== true) {
    const asked = askForSuperior(state, event)
    return { state: asked.state, effects: [heard, ...asked.effects] }
  }
  const felt = rule === (state.rule ?? null) ? {} : { rule }
  if (turn === null) return { state: rule === (state.rule ?? null) ? state : { ...state, rule }, effects: [heard] }

  const { decision, dialog } = turn
  if (decision.kind === 'handOver' && decision.reason === 'safety' && state.priority !== 'safety') {
    const urgent = startWaiting({
      ...handedOf(state),
      desk: event.desk,
      reason: 'safety',
      rule,
      about: decision.about,
      dialog,
      since: state.since,
      at: event.at,
    })
    return { state: urgent.state, effects: [heard, ...urgent.effects] }
  }
  if (decision.kind === 'answer')
    return { state: { ...state, ...felt, dialog }, effects: [heard, { type: 'sayBot', decision }] }
  if (decision.kind !== 'handOver') return { state: { ...state, ...felt, dialog }, effects: [heard] }

  const isComplaint = decision.reason === 'upset' || countsAsComplaint(event.rule)
  const priority = isComplaint ? higher(state.priority, 'complaint') : state.priority
  const asked = decision.reason === 'asked' ? [{ type: 'saySystem', notice: reminder(state) } as const] : []
  const sooner = priority === state.priority ? [] : [{ type: 'findAgent' } as const]
  return { state: { ...state, ...felt, priority, dialog }, effects: [heard, ...asked, ...sooner] }
}

function reminder(state: Waiting) {
  return state.status === 'waiting'
    ? ({ kind: 'stillQueued' } as const)
    : ({ kind: 'offline', opensAt: state.opensAt } as const)
}

function timerFired(state: Waiting, event: Extract<ConversationEvent, { type: 'timerFired' }>): Step {
  if (event.kind === 'waitingLong' && state.status === 'waiting') {
    // Who is called back when the turn comes does not sit and wait.
    if (state.left !== undefined)
      return {
        state,
        effects: [{ type: 'setTimer', kind: 'waitingLong', dueAt: event.at + WAITING_LONG_AFTER_MS }],
      }
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
        effects: [{ type: 'setTimer', kind: 'deskOpens', dueAt: lookAt(desk.opensAt, event.at) }],
      }
    }
    const { priority, ...handed } = handedOf(state)
    const opened = startWaiting({ ...handed, desk: { ...desk, priority }, since: state.since, at: event.at })
    return opened
  }
  return outgrown(state, event.kind)
}
