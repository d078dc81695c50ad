import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { WaitChoice } from '../../protocol/shopper.ts'
import { nextDayOpening } from '../calendar/business-time.ts'
import { nextOpening } from '../calendar/opening.ts'
import type { DeskNow } from '../conversation/event.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError } from '../errors.ts'
import type { Committed } from '../store/conversation-store.ts'
import type { Advance } from './advance.ts'
import { deskOfState, hoursOfDesk } from './desk-now.ts'

export interface WaitExitNeeds {
  readonly advance: Advance
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
  readonly newId: () => string
}

/** Further ahead than this nobody is called back: a mistake, or a joke. */
const LATEST_WISH_MS = 30 * 24 * 60 * 60_000
/** A shopper's clock may be wrong by so much. */
const CLOCK_ERROR_MS = 5 * 60_000

/**
 * Wait on, leave a message, be called back: what a shopper in the queue, or before a closed desk, chooses.
 *
 * @throws DeskError NOT_IN_QUEUE, BAD_PAYLOAD when a call is wished for the past or too far ahead
 */
export function createChooseExit({ advance, knowledge, now, newId }: WaitExitNeeds) {
  return function chooseExit(conversationId: string, choice: WaitChoice): Promise<Committed> {
    return advance(conversationId, ({ state }) => {
      const snapshot = knowledge()
      const at = now()
      const desk = deskOfState(snapshot, state, at)
      const { exit, contact = '', text = '' } = choice
      if (exit === 'keep') return { event: { type: 'waitChosen', exit, desk, at }, knowledge: snapshot }

      const dueAt = exit === 'message' ? messageDueAt(snapshot, desk, at) : callDueAt(snapshot, desk, choice.at, at)
      return {
        event: { type: 'waitChosen', exit, contact, text, workId: newId(), dueAt, desk, at },
        knowledge: snapshot,
      }
    })
  }
}

/** The next opening; while the desk is open, the next day's: today's queue goes first. */
function messageDueAt(knowledge: Knowledge, desk: DeskNow, at: EpochMs): EpochMs | null {
  if (!desk.isOpen) return desk.opensAt
  const { timezone, holidays: special } = knowledge.hours
  const hours = hoursOfDesk(knowledge, desk.desk)
  return hours === undefined ? at : nextDayOpening(hours, { timezone, special }, at)
}

/** In its turn, at the opening, or when the shopper wishes, if somebody is there then. */
function callDueAt(knowledge: Knowledge, desk: DeskNow, wish: EpochMs | undefined, at: EpochMs): EpochMs | null {
  if (wish !== undefined && wish < at - CLOCK_ERROR_MS) throw new DeskError('BAD_PAYLOAD', 'at: is past')
  if (wish !== undefined && wish > at + LATEST_WISH_MS + CLOCK_ERROR_MS)
    throw new DeskError('BAD_PAYLOAD', 'at: is more than 30 days away')
  if (wish === undefined || wish <= at) return desk.isOpen ? null : desk.opensAt
  const { timezone, holidays: special } = knowledge.hours
  const hours = hoursOfDesk(knowledge, desk.desk)
  return hours === undefined ? wish : nextOpening(hours, { timezone, special }, wish)
}
