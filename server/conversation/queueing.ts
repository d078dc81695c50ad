import type { DialogState } from '../../bot/decision.ts'
import type { Effect, Notice } from './effect.ts'
import type { DeskNow } from './event.ts'
import type { EpochMs, Handed, Priority, WaitReason } from './state.ts'
import type { Step } from './step.ts'

/** After this long in the queue the shopper is told that it takes long, and what else can be done. */
export const WAITING_LONG_AFTER_MS = 5 * 60_000

const RANK: Readonly<Record<Priority, number>> = { safety: 0, complaint: 1, member: 2, normal: 3 }

/** A safety hazard goes first and at any hour; being upset counts as a complaint. */
export function priorityFor(desk: DeskNow, reason: WaitReason): Priority {
  if (reason === 'safety') return 'safety'
  const earned: Priority = reason === 'upset' ? 'complaint' : 'normal'
  return RANK[earned] < RANK[desk.priority] ? earned : desk.priority
}

export function rankOf(priority: Priority): number {
  return RANK[priority]
}

interface Wait {
  readonly desk: DeskNow
  readonly reason: WaitReason
  readonly about: string | null
  readonly dialog: DialogState
  /** Start of the wait, which may lie in the past for somebody who waited before. */
  readonly since: EpochMs
  readonly at: EpochMs
}

/** Into the queue, or among the messages for the next opening when the desk is closed. */
export function startWaiting({ desk, reason, about, dialog, since, at }: Wait): Step {
  const priority = priorityFor(desk, reason)
  const handed: Handed = { desk: desk.desk, priority, reason, about, dialog }
  const safetyFirst: Effect[] = reason === 'safety' ? [{ type: 'saySystem', notice: { kind: 'safety' } }] : []

  if (!desk.isOpen && priority !== 'safety') {
    const offline: Notice = { kind: 'offline', opensAt: desk.opensAt }
    return {
      state: { status: 'offlineMessage', since, opensAt: desk.opensAt, ...handed },
      effects: [
        { type: 'saySystem', notice: offline },
        ...(desk.opensAt === null ? [] : [{ type: 'setTimer', kind: 'deskOpens', dueAt: desk.opensAt } as const]),
        // An agent who is there out of hours may take it all the same.
        { type: 'clearTimer', kind: 'idle' },
      ],
    }
  }
  return {
    state: { status: 'waiting', since, ...handed },
    effects: [
      ...safetyFirst,
      { type: 'saySystem', notice: { kind: 'queued' } },
      { type: 'setTimer', kind: 'waitingLong', dueAt: at + WAITING_LONG_AFTER_MS },
      { type: 'clearTimer', kind: 'idle' },
      { type: 'findAgent' },
    ],
  }
}

/** Back to the queue with the old place: whoever waited longest before is first again. */
export function backToQueue(
  { desk, priority, about, dialog, queuedAt, agentId }: Handed & { queuedAt: EpochMs; agentId: string },
  reason: 'declined' | 'agentLost',
  at: EpochMs,
): Step {
  const isDeclined = reason === 'declined'
  const notice: Notice = { kind: isDeclined ? 'queued' : 'agentLost' }
  return {
    state: {
      status: 'waiting',
      since: queuedAt,
      desk,
      priority,
      reason,
      about,
      dialog,
      ...(isDeclined ? { declinedBy: agentId } : {}),
    },
    effects: [
      { type: 'saySystem', notice },
      { type: 'setTimer', kind: 'waitingLong', dueAt: at + WAITING_LONG_AFTER_MS },
      { type: 'clearTimer', kind: 'idle' },
      { type: 'findAgent' },
    ],
  }
}
