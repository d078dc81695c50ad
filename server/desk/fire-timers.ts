import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { EpochMs } from '../conversation/state.ts'
import { hasCode } from '../errors.ts'
import type { Timer } from '../store/conversation-store.ts'
import type { Store } from '../store/store.ts'
import type { Advance } from './advance.ts'
import { closingOf } from './closing.ts'
import { deskOfState } from './desk-now.ts'

const BATCH = 100
/** More than there are lines in a row that say that it takes long. */
const LOOK_BACK = 5

export interface FireTimersNeeds {
  readonly store: Store
  readonly advance: Advance
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
  readonly reach?: (point: 'inTimer') => void
}

/** Fires what is due. The commit that moves or clears a timer is what makes it fire once, on any number of nodes. */
export function createFireTimers({ store, advance, knowledge, now, reach }: FireTimersNeeds) {
  /** Another node, or an earlier try, may have fired it since it was listed; the clock may have been set back. */
  async function isStillDue(timer: Timer): Promise<boolean> {
    return timer.dueAt <= now() && (await store.conversations.isTimerSet(timer))
  }

  async function fire(timer: Timer): Promise<void> {
    const { conversationId, kind } = timer
    await advance(conversationId, async before => {
      if (!(await isStillDue(timer))) return null
      const latest = await store.conversations.lastMessages(conversationId, LOOK_BACK)
      const last = latest.at(-1)
      // To say that it takes long is nobody's activity.
      const active = latest.findLast(({ card }) => card?.kind !== 'notice' || card.notice !== 'waitingLong')
      const snapshot = knowledge()
      const at = now()
      // Something newer than what is on disk is being written in this very moment.
      const isUnderWay = (last?.seq ?? 0) !== before.head
      const lastActivityAt = isUnderWay ? at : (active?.at ?? last?.at ?? before.createdAt)
      const { status } = before.state
      const isWithPeople = status === 'offlineMessage' || status === 'withAgent'
      const desk = isWithPeople ? deskOfState(snapshot, before.state, at) : null
      const isClosing = kind === 'idle' && status === 'withAgent'
      const closing = isClosing ? { closing: await closingOf(store, snapshot, before, at) } : {}
      return {
        event: { type: 'timerFired', kind, lastActivityAt, desk, ...closing, at },
        knowledge: snapshot,
      }
    })
  }

  return async function fireTimers(onFault: (error: unknown, timer: Timer) => void): Promise<void> {
    for (const timer of await store.conversations.dueTimers(now(), BATCH)) {
      try {
        await fire(timer)
        reach?.('inTimer')
      } catch (error) {
        // Too many at it at once: it is still due, and the next look is a second away.
        if (!hasCode(error, 'BUSY_TRY_AGAIN')) onFault(error, timer)
      }
    }
  }
}
export type FireTimers = ReturnType<typeof createFireTimers>
