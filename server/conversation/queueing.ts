import type { DialogState } from '../../bot/decision.ts'
import type { Effect } from './effect.ts'
import type { DeskNow } from './event.ts'
import { handedByAgent } from './handed-of.ts'
import { countsAsComplaint, moreTelling, type Rule } from './rule.ts'
import type { ConversationState, EpochMs, Handed, Priority, WaitReason } from './state.ts'
import type { Step } from './step.ts'

/** After this long in the queue the shopper is told that it takes long, and what else can be done. */
export const WAITING_LONG_AFTER_MS = 5 * 60_000

/** Hours that name no opening may be written anew: until then nobody who left a message there is forgotten. */
const LOOK_AGAIN_AFTER_MS = 60 * 60_000

/** When to see whether the desk is open. */
export function lookAt(opensAt: EpochMs | null, at: EpochMs): EpochMs {
  return opensAt ?? at + LOOK_AGAIN_AFTER_MS
}

const RANK: Readonly<Record<Priority, number>> = { safety: 0, complaint: 1, member: 2, normal: 3 }

/** A safety hazard goes first and at any hour; being upset, or asking for a supervisor, counts as a complaint. */
export function priorityFor(desk: DeskNow, reason: WaitReason, rule?: Rule | null): Priority {
  if (reason === 'safety' || rule === 'hazard') return 'safety'
  return higher(reason === 'upset' || countsAsComplaint(rule) ? 'complaint' : 'normal', desk.priority)
}

export function higher(a: Priority, b: Priority): Priority {
  return RANK[a] <= RANK[b] ? a : b
}

interface Wait extends Omit<Partial<Handed>, 'desk' | 'priority' | 'replyWithinMs'> {
  readonly desk: DeskNow
  readonly reason: WaitReason
  readonly about: string | null
  readonly dialog: DialogState
  /** Start of the wait, which may lie in the past for somebody who waited before. */
  readonly since: EpochMs
  readonly at: EpochMs
}

/** Into the queue, or among the messages for the next opening when the desk is closed. */
export function startWaiting({ desk, since, at, ...rest }: Wait): Step {
  const { reason } = rest
  const rule = moreTelling(rest.rule, reason === 'safety' ? 'hazard' : null)
  const priority = priorityFor(desk, reason, rule)
  const handed: Handed = {
    ...rest,
    desk: desk.desk,
    priority,
    ...(rule === null ? {} : { rule }),
    ...(desk.replyWithinMs === undefined ? {} : { replyWithinMs: desk.replyWithinMs }),
  }

  if (!desk.isOpen && priority !== 'safety') return untilOpening(handed, desk, since, at)
  const safetyFirst: Effect[] = reason === 'safety' ? [{ type: 'saySystem', notice: { kind: 'safety' } }] : []
  return {
    state: { status: 'waiting', since, ...handed },
    effects: [...safetyFirst, { type: 'saySystem', notice: { kind: 'queued' } }, ...inQueue(at)],
  }
}

function inQueue(at: EpochMs): Effect[] {
  return [
    { type: 'setTimer', kind: 'waitingLong', dueAt: at + WAITING_LONG_AFTER_MS },
    { type: 'clearTimer', kind: 'deskOpens' },
    ...noMoreAgent,
    { type: 'findAgent' },
  ]
}

function untilOpening(handed: Handed, { opensAt }: DeskNow, since: EpochMs, at: EpochMs): Step {
  return {
    state: { status: 'offlineMessage', since, opensAt, ...handed },
    effects: [
      { type: 'saySystem', notice: { kind: 'offline', opensAt } },
      { type: 'clearTimer', kind: 'waitingLong' },
      { type: 'setTimer', kind: 'deskOpens', dueAt: lookAt(opensAt, at) },
      // An agent who is there out of hours may take it all the same.
      ...noMoreAgent,
      { type: 'findAgent' },
    ],
  }
}

/** What runs only while an agent has the word. */
export const noMoreAgent: readonly Effect[] = [
  { type: 'clearTimer', kind: 'idle' },
  { type: 'clearTimer', kind: 'offer' },
  { type: 'clearTimer', kind: 'replyDue' },
]

type WithAgent = Extract<ConversationState, { status: 'withAgent' }>

/**
 * Back to the queue with the old place: whoever waited longest before is first again. Out of hours, among the messages
 * for the next opening, where the old place counts as well.
 */
export function backToQueue(
  state: WithAgent,
  reason: 'declined' | 'agentLost' | 'noAnswer' | 'supervisor',
  desk: DeskNow,
  at: EpochMs,
): Step {
  const { agentId, queuedAt } = state
  const handed: Handed = { ...handedByAgent(state), reason }
  const givenBack: Effect[] =
    state.left === undefined ? [] : [{ type: 'work', change: { type: 'giveBack', workId: state.left.workId } }]

  if (!desk.isOpen && handed.priority !== 'safety') {
    const closed = untilOpening(handed, desk, queuedAt, at)
    const lost: Effect[] =
      reason === 'agentLost' ? [{ type: 'saySystem', notice: { kind: 'agentLost', isClosed: true } }] : []
    return { state: closed.state, effects: [...lost, ...closed.effects, ...givenBack] }
  }
  return {
    state: {
      status: 'waiting',
      since: queuedAt,
      ...handed,
      ...(reason === 'agentLost' ? {} : { declinedBy: agentId }),
      ...(reason === 'noAnswer' ? { missedAt: at } : {}),
    },
    effects: [
      { type: 'saySystem', notice: { kind: reason === 'agentLost' ? 'agentLost' : 'queued' } },
      ...inQueue(at),
      ...givenBack,
    ],
  }
}
