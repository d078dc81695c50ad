import { newDialog } from '../../bot/decision.ts'
import { DeskError } from '../errors.ts'
import { RATE_WITHIN_MS, REOPEN_WITHIN_MS } from './afterwards.ts'
import type { Effect } from './effect.ts'
import type { Closing, Complaint, ConversationEvent, Promised } from './event.ts'
import { chooseExitFromAgent } from './exits.ts'
import { complainedOf, forSuperior, requireOther } from './for-superior.ts'
import { handedByAgent } from './handed-of.ts'
import { idleAfter } from './idle.ts'
import { replyDueAt } from './offer.ts'
import { backToQueue, higher, noMoreAgent, startWaiting } from './queueing.ts'
import { countsAsComplaint, moreTelling } from './rule.ts'
import type { ConversationState, EpochMs } from './state.ts'
import { outgrown, refuse, type Step, stay } from './step.ts'
import { take } from './taking.ts'

type WithAgent = Extract<ConversationState, { status: 'withAgent' }>

export function whileWithAgent(state: WithAgent, event: ConversationEvent): Step {
  switch (event.type) {
    case 'shopperWrote':
      return event.rule === 'aboutAgent' && !isInGoodHands(state, event.complaint)
        ? toSuperior(state, event)
        : heardByAgent(state, event)

    case 'handOffRequested':
      if (event.wants !== 'supervisor') return refuse(state, event)
      return { state: withSupervisorAsked(state), effects: toldOfSupervisor(state) }

    case 'waitChosen':
      return state.isReplyLate === true ? chooseExitFromAgent(state, event) : refuse(state, event)

    case 'joined':
      // The winner of a claim may ask again, say after a lost acknowledgement.
      return event.agentId === state.agentId ? stay(state) : refuse(state, event)

    case 'agentOpened':
      if (event.agentId !== state.agentId || state.isOffered !== true) return stay(state)
      return { state: opened(state), effects: [{ type: 'clearTimer', kind: 'offer' }] }

    case 'workDone': {
      if (state.left?.workId !== event.workId) return stay(state)
      const { left: _, ...rest } = state
      return { state: rest, effects: [] }
    }

    case 'agentWrote':
      if (event.agentId !== state.agentId) return refuse(state, event)
      return {
        state: answered(opened(state)),
        effects: [
          { type: 'sayAgent', agentId: event.agentId, clientMessageId: event.clientMessageId, text: event.text },
          ...replied(state, event.at),
          ...(state.isOffered === true ? [{ type: 'clearTimer', kind: 'offer' } as const] : []),
        ],
      }

    case 'takenOver': {
      if (event.agentId === state.agentId) return stay(state)
      requireOther(state, event.agentId)
      return handOver(state, event.agentId, event.at)
    }

    case 'transferredToDesk': {
      if (event.agentId !== state.agentId) return refuse(state, event)
      const { about, dialog, rule, lastAgentId, supervisorAsked, left, against } = state
      const moved = startWaiting({
        about,
        dialog,
        ...(rule === undefined ? {} : { rule }),
        ...(lastAgentId === undefined ? {} : { lastAgentId }),
        ...(supervisorAsked === undefined ? {} : { supervisorAsked }),
        ...(left === undefined ? {} : { left }),
        // Whoever hands it on has seen to it; who was complained of does not get it all the same.
        ...(against === undefined ? {} : { against }),
        ...countTransfer(state, event.hasNote),
        desk: { ...event.desk, priority: higher(state.priority, event.desk.priority) },
        reason: 'transfer',
        since: state.queuedAt,
        at: event.at,
      })
      return {
        // Not to come back at once to who gave it away.
        state: moved.state.status === 'waiting' ? { ...moved.state, declinedBy: state.agentId } : moved.state,
        effects: [
          { type: 'saySystem', notice: { kind: 'transferred', toAgentId: null } },
          ...moved.effects,
          ...givenBack(state),
        ],
      }
    }

    case 'transferredToAgent': {
      if (event.agentId !== state.agentId) return refuse(state, event)
      if (event.toAgentId === state.against)
        throw new DeskError('AGENT_NOT_AVAILABLE', 'the shopper has complained about this colleague')
      const counted = countTransfer(state, event.hasNote)
      return handOver({ ...state, ...counted }, event.toAgentId, event.at)
    }

    case 'released':
      if (event.agentId !== state.agentId) return refuse(state, event)
      if (event.to === 'queue') return backToQueue(state, 'declined', event.desk, event.at)
      return {
        state: {
          status: 'withBot',
          since: event.at,
          lastTurnAt: event.at,
          dialog: newDialog(),
          lastAgentId: state.agentId,
        },
        effects: [{ type: 'saySystem', notice: { kind: 'backToBot' } }, ...noMoreAgent, { type: 'findAgent' }],
      }

    case 'agentLost':
      if (event.agentId !== state.agentId) return stay(state)
      return backToQueue(state, 'agentLost', event.desk, event.at)

    case 'agentClosed':
      if (event.agentId !== state.agentId) return refuse(state, event)
      return promise(close(state, 'solved', event.closing, event.at), state, event.followUp)

    case 'timerFired':
      return timerFired(state, event)

    default:
      return refuse(state, event)
  }
}

function heardByAgent(state: WithAgent, event: Extract<ConversationEvent, { type: 'shopperWrote' }>): Step {
  const isFirst = state.unansweredSince === null
  const wantsSupervisor = event.rule === 'supervisor'
  const rule = moreTelling(state.rule, event.rule)
  // Danger is answered at once, whoever has the word; once is enough.
  const isNewDanger = event.rule === 'hazard' && state.rule !== 'hazard'
  const priority = isNewDanger
    ? 'safety'
    : countsAsComplaint(rule)
      ? higher(state.priority, 'complaint')
      : state.priority
  const isNews = isFirst || wantsSupervisor || rule !== (state.rule ?? null) || priority !== state.priority
  // A state that stays the same object need not be written again.
  const heard: WithAgent = !isNews
    ? state
    : {
        ...(wantsSupervisor ? withSupervisorAsked(state) : state),
        unansweredSince: state.unansweredSince ?? event.at,
        ...(rule === null ? {} : { rule }),
        priority,
      }
  return {
    state: heard,
    effects: [
      { type: 'sayShopper', input: event.input, decision: null },
      ...(wantsSupervisor ? toldOfSupervisor(state) : []),
      ...(isNewDanger ? [{ type: 'saySystem', notice: { kind: 'safety' } } as const] : []),
      ...(isFirst ? [{ type: 'setTimer', kind: 'replyDue', dueAt: replyDueAt(event.at, state) } as const] : []),
    ],
  }
}

/** Heard by a superior who is not meant: there is nobody better to hand it to. */
function isInGoodHands({ agentId, superiorOnly }: WithAgent, complaint: Complaint | undefined): boolean {
  return superiorOnly === true || (complaint?.isHeardBySuperior === true && complaint.against !== agentId)
}

/** Away from the agent at once, to the old place, for supervisors only. */
function toSuperior(state: WithAgent, event: Extract<ConversationEvent, { type: 'shopperWrote' }>): Step {
  const against = complainedOf(event.complaint, state.agentId)
  const complained: WithAgent = {
    ...state,
    ...forSuperior(against),
    priority: higher(state.priority, 'complaint'),
    rule: moreTelling(state.rule, 'aboutAgent'),
  }
  const queued = backToQueue(complained, 'supervisor', event.desk, event.at)
  return {
    state: queued.state,
    effects: [
      { type: 'sayShopper', input: event.input, decision: null },
      { type: 'saySystem', notice: { kind: 'aboutAgent' } },
      ...queued.effects,
    ],
  }
}

/** The agent stays: nobody is left alone while a supervisor is on the way. */
function withSupervisorAsked(state: WithAgent): WithAgent {
  return {
    ...state,
    supervisorAsked: true,
    priority: higher(state.priority, 'complaint'),
    rule: moreTelling(state.rule, 'supervisor'),
    dialog: { ...state.dialog, humanAsks: state.dialog.humanAsks + 1 },
  }
}

/** Said once. */
function toldOfSupervisor(state: WithAgent): Effect[] {
  return state.supervisorAsked === true ? [] : [{ type: 'saySystem', notice: { kind: 'supervisorAsked' } }]
}

/** From one person to another, without a moment in which nobody has it. */
function handOver(state: WithAgent, agentId: string, at: EpochMs): Step {
  const { queuedAt, unansweredSince } = state
  const taken = take(handedByAgent(state), { agentId, at, queuedAt, unansweredSince: unansweredSince ?? at })
  const [, ...clocks] = taken.effects
  return {
    state: taken.state,
    effects: [
      { type: 'saySystem', notice: { kind: 'transferred', toAgentId: agentId } },
      ...clocks,
      { type: 'findAgent' },
    ],
  }
}

/** @throws DeskError NOTE_NEEDED: handed on once without a word, a shopper would have to begin anew every time (R9). */
function countTransfer({ bareTransfers = 0 }: WithAgent, hasNote: boolean): { bareTransfers?: number } {
  if (hasNote) return bareTransfers === 0 ? {} : { bareTransfers }
  if (bareTransfers > 0)
    throw new DeskError('NOTE_NEEDED', 'the shopper was handed on before without a note; write one this time')
  return { bareTransfers: bareTransfers + 1 }
}

function opened(state: WithAgent): WithAgent {
  if (state.isOffered === undefined) return state
  const { isOffered: _, ...rest } = state
  return rest
}

function answered({ isReplyLate: _, ...state }: WithAgent): WithAgent {
  return { ...state, unansweredSince: null }
}

/** Late counts once: when the timer fires, or here when the answer came before it could. */
function replied(state: WithAgent, at: EpochMs): Effect[] {
  const { desk, agentId, unansweredSince, since } = state
  if (unansweredSince === null) return []
  const from = Math.max(since, unansweredSince)
  const isLate = state.isReplyLate === true || at >= replyDueAt(from, state)
  return [
    { type: 'clearTimer', kind: 'replyDue' },
    { type: 'replied', reply: { desk, agentId, tookMs: Math.max(0, at - from), isLate } },
    ...(isLate && state.isReplyLate !== true ? [{ type: 'breach', desk, agentId } as const] : []),
  ]
}

function givenBack({ left }: WithAgent): Effect[] {
  return left === undefined ? [] : [{ type: 'work', change: { type: 'giveBack', workId: left.workId } }]
}

function timerFired(state: WithAgent, event: Extract<ConversationEvent, { type: 'timerFired' }>): Step {
  switch (event.kind) {
    case 'idle':
      if (event.at < idleAfter(event.lastActivityAt))
        return { state, effects: [{ type: 'setTimer', kind: 'idle', dueAt: idleAfter(event.lastActivityAt) }] }
      return close(state, 'idle', event.closing, event.at)
    case 'offer':
      if (state.isOffered !== true || event.desk === null) return outgrown(state, event.kind)
      return backToQueue(state, 'noAnswer', event.desk, event.at)
    case 'replyDue': {
      if (state.unansweredSince === null) return outgrown(state, event.kind)
      return {
        state: { ...state, isReplyLate: true },
        effects: [
          { type: 'saySystem', notice: { kind: 'replyLate' } },
          { type: 'breach', desk: state.desk, agentId: state.agentId },
          { type: 'clearTimer', kind: 'replyDue' },
        ],
      }
    }
    default:
      return outgrown(state, event.kind)
  }
}

/** The word that was given: told to the shopper, and work for the team with the agent's name on it (R62, R101). */
function promise(step: Step, { desk, agentId }: WithAgent, followUp: Promised | undefined): Step {
  if (followUp === undefined || step.state.status !== 'closed') return step
  const { workId, text, dueAt } = followUp
  return {
    state: { ...step.state, followUpAt: dueAt },
    effects: [
      ...step.effects.map(effect =>
        effect.type === 'saySystem' && effect.notice.kind === 'closed'
          ? { ...effect, notice: { ...effect.notice, followUpAt: dueAt, agentId } }
          : effect,
      ),
      {
        type: 'work',
        change: { type: 'open', workId, kind: 'followUp', contact: '', text, desk, dueAt, promisedBy: agentId },
      },
    ],
  }
}

function close(state: WithAgent, reason: 'solved' | 'idle', closing: Closing | undefined, at: EpochMs): Step {
  const rateUntil = closing?.rateUntil ?? at + RATE_WITHIN_MS
  const reopenUntil = closing?.reopenUntil ?? at + REOPEN_WITHIN_MS
  return {
    state: {
      status: 'closed',
      since: at,
      reason,
      agentId: state.agentId,
      humanAsks: state.dialog.humanAsks,
      isRated: false,
      ...(closing ?? {}),
      rateUntil,
      reopenUntil,
    },
    effects: [
      {
        type: 'saySystem',
        notice: { kind: 'closed', reason, ...(closing === undefined ? {} : { caseNumber: closing.caseNumber }) },
      },
      ...noMoreAgent,
      { type: 'setTimer', kind: 'rating', dueAt: rateUntil },
      { type: 'setTimer', kind: 'reopen', dueAt: reopenUntil },
      { type: 'findAgent' },
    ],
  }
}
