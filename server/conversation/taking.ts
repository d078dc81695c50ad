import type { Effect } from './effect.ts'
import { idleAfter } from './idle.ts'
import { OPEN_WITHIN_MS, replyDueAt } from './offer.ts'
import type { ConversationState, EpochMs, Handed } from './state.ts'
import type { Step } from './step.ts'

interface Taking {
  readonly agentId: string
  readonly at: EpochMs
  /** The place to go back to. */
  readonly queuedAt: EpochMs
  readonly unansweredSince: EpochMs | null
  readonly isOffered?: boolean
}

/** An agent has the word from here on, with the clocks that run while one has. */
export function take(handed: Handed, { agentId, at, queuedAt, unansweredSince, isOffered = false }: Taking): Step {
  const state: ConversationState = {
    status: 'withAgent',
    agentId,
    since: at,
    queuedAt,
    unansweredSince,
    ...(isOffered ? { isOffered } : {}),
    ...handed,
  }
  const offer: Effect = isOffered
    ? { type: 'setTimer', kind: 'offer', dueAt: at + OPEN_WITHIN_MS }
    : { type: 'clearTimer', kind: 'offer' }
  const reply: Effect =
    unansweredSince === null
      ? { type: 'clearTimer', kind: 'replyDue' }
      : { type: 'setTimer', kind: 'replyDue', dueAt: replyDueAt(at, handed) }
  return {
    state,
    effects: [
      { type: 'saySystem', notice: { kind: 'joined', agentId } },
      { type: 'clearTimer', kind: 'waitingLong' },
      { type: 'clearTimer', kind: 'deskOpens' },
      { type: 'setTimer', kind: 'idle', dueAt: idleAfter(at) },
      offer,
      reply,
      ...(handed.left === undefined
        ? []
        : [{ type: 'work', change: { type: 'take', workId: handed.left.workId, agentId } } as const]),
    ],
  }
}
