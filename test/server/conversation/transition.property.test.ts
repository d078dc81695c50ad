import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Effect } from '../../../server/conversation/effect.ts'
import { forSuperior } from '../../../server/conversation/for-superior.ts'
import { type ConversationState, ownerOf } from '../../../server/conversation/state.ts'
import { transition } from '../../../server/conversation/transition.ts'
import { hasCode } from '../../../server/errors.ts'
import { anyEvent, NOON, withAda, withBot } from './events.ts'

interface Lived {
  readonly state: ConversationState
  readonly effects: readonly Effect[]
  readonly before: ConversationState
}

const REFUSALS = [
  'NOT_WAITING',
  'NOT_OWNER',
  'CONVERSATION_CLOSED',
  'NOT_CLOSED',
  'ALREADY_RATED',
  'RATING_OVER',
  'FORBIDDEN',
  'AGENT_NOT_AVAILABLE',
  'NOT_IN_QUEUE',
  'NOTE_NEEDED',
]

/** A conversation's whole life: every step that was taken, with refused events left out. */
function live(
  events: readonly ((at: number) => Parameters<typeof transition>[1])[],
  from: ConversationState = withBot,
): Lived[] {
  const steps: Lived[] = []
  let state = from
  events.forEach((event, index) => {
    const before = state
    try {
      const step = transition(state, event(NOON + index * 60_000))
      state = step.state
      steps.push({ before, ...step })
    } catch (error) {
      if (!REFUSALS.some(code => hasCode(error, code))) throw error
    }
  })
  return steps
}

/** What may run in a state. */
const TIMERS: Readonly<Record<ConversationState['status'], readonly string[]>> = {
  withBot: [],
  waiting: ['waitingLong'],
  offlineMessage: ['deskOpens'],
  withAgent: ['idle', 'offer', 'replyDue'],
  closed: ['rating', 'reopen'],
}

const life = fc.array(anyEvent, { maxLength: 40 }).map(live)
const RUNS = { numRuns: 2_000 }

describe('any life of a conversation', () => {
  it('[L5] never lets the bot speak while an agent owns it', () => {
    fc.assert(
      fc.property(life, steps => {
        for (const { before, effects } of steps) {
          if (before.status === 'withAgent') expect(effects.some(effect => effect.type === 'sayBot')).toBe(false)
        }
      }),
      RUNS,
    )
  })

  it('[L5] lets only the owner speak for the team', () => {
    fc.assert(
      fc.property(life, steps => {
        for (const { before, effects } of steps) {
          for (const effect of effects) {
            if (effect.type === 'sayAgent') expect(ownerOf(before)).toBe(`agent:${effect.agentId}`)
          }
        }
      }),
      RUNS,
    )
  })

  it('[L5] never loses a shopper’s words', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), events => {
        const written = events.filter((event, index) => event(NOON + index * 60_000).type === 'shopperWrote').length
        const heard = live(events)
          .flatMap(step => step.effects)
          .filter(effect => effect.type === 'sayShopper' && effect.input.clientMessageId.startsWith('c')).length
        expect(heard).toBe(written)
      }),
      RUNS,
    )
  })

  it('[L5] leaves nobody alone: a message gets one turn of the bot, a person, or a place in the queue', () => {
    fc.assert(
      fc.property(life, steps => {
        for (const { state, effects } of steps) {
          if (!effects.some(effect => effect.type === 'sayShopper')) continue
          const turns = effects.filter(effect => effect.type === 'sayBot').length
          expect(turns).toBeLessThanOrEqual(1)
          expect(turns === 1 || state.status !== 'withBot').toBe(true)
          expect(state.status).not.toBe('closed')
        }
      }),
      RUNS,
    )
  })

  it('[L5] has a driver in every state: the bot, somebody looked for, a clock', () => {
    fc.assert(
      fc.property(life, steps => {
        const timers = new Set<string>()
        for (const { before, state, effects } of steps) {
          for (const effect of effects) {
            if (effect.type === 'setTimer') timers.add(effect.kind)
            if (effect.type === 'clearTimer') timers.delete(effect.kind)
          }
          if (state.status === 'waiting' && before.status !== 'waiting')
            expect(effects).toContainEqual({ type: 'findAgent' })
          if (state.status === 'withAgent') expect(timers.has('idle')).toBe(true)
          if (state.status === 'offlineMessage' && (state.opensAt !== null || state.left === undefined))
            expect(timers.has('deskOpens')).toBe(true)
          expect([...timers].filter(kind => !TIMERS[state.status].includes(kind))).toEqual([])
          if (state.status === 'closed') {
            expect(timers.has('rating')).toBe(!state.isRated && typeof state.rateUntil === 'number')
            expect(timers.has('reopen')).toBe(typeof state.reopenUntil === 'number')
          }
          if (state.status === 'withAgent' && state.isOffered === true) expect(timers.has('offer')).toBe(true)
        }
      }),
      RUNS,
    )
  })

  it('[R9] keeps the waiting time, and the count of bare transfers, of who chooses another desk', () => {
    fc.assert(
      fc.property(life, steps => {
        for (const { before, state, effects } of steps) {
          const isMoved = effects.some(each => each.type === 'saySystem' && each.notice.kind === 'deskChanged')
          if (!isMoved || !('bareTransfers' in before || before.status === 'waiting')) continue
          expect(state).toMatchObject({ since: before.since })
          if ('desk' in before && 'desk' in state) {
            expect(state.desk).not.toBe(before.desk)
            expect(state.bareTransfers).toBe(before.bareTransfers)
          }
          // Who stood in a queue stands in one.
          if (before.status === 'waiting') expect(state.status).toBe('waiting')
        }
      }),
      RUNS,
    )
  })

  it('[R91] lets a complaint about an agent be taken by a superior only, and never by who is meant', () => {
    fc.assert(
      // From the middle of a complaint: from the beginning few lives come so far.
      fc.property(fc.array(anyEvent, { maxLength: 40 }), fc.constantFrom('ada', 'bob'), (events, against) => {
        const start: ConversationState = { ...withAda, ...forSuperior(against) }
        for (const { before, state } of [...live(events), ...live(events, start)]) {
          const isTaken = before.status === 'waiting' && state.status === 'withAgent'
          if (isTaken && before.against !== undefined) expect(state.agentId).not.toBe(before.against)
          if (before.status === 'withAgent' && state.status === 'withAgent' && before.against !== undefined)
            expect(state.agentId === before.agentId || state.agentId !== before.against).toBe(true)
        }
      }),
      RUNS,
    )
  })

  it('[R17] keeps work for exactly as long as the shopper wants it', () => {
    fc.assert(
      fc.property(life, steps => {
        const open = new Map<string, 'open' | 'taken'>()
        for (const { before, state, effects } of steps) {
          // Dealt with: the agent's word ends it, and the state forgets it without a word.
          if (
            effects.every(({ type }) => type === 'setTimer') &&
            'left' in before &&
            before.left !== undefined &&
            !('left' in state)
          )
            open.delete(before.left.workId)
          for (const effect of effects) {
            if (effect.type !== 'work') continue
            const { change } = effect
            if (change.type === 'open') open.set(change.workId, 'open')
            if (change.type === 'take') open.set(change.workId, 'taken')
            if (change.type === 'giveBack') open.set(change.workId, 'open')
            if (change.type === 'withdraw') open.delete(change.workId)
          }
          const left = 'left' in state ? state.left : undefined
          if (left !== undefined) expect(open.get(left.workId)).toBe(state.status === 'withAgent' ? 'taken' : 'open')
          if (state.status === 'waiting' || state.status === 'offlineMessage')
            expect([...open].filter(([id, is]) => is === 'open' && id !== left?.workId)).toEqual([])
        }
      }),
      RUNS,
    )
  })

  it('[R9] hands nobody on without a note more than once', () => {
    fc.assert(
      fc.property(life, steps => {
        for (const { state } of steps)
          if ('bareTransfers' in state) expect(state.bareTransfers ?? 0).toBeLessThanOrEqual(1)
      }),
      RUNS,
    )
  })

  it('keeps the start of the wait for who goes back to the queue', () => {
    fc.assert(
      fc.property(life, steps => {
        for (const { before, state } of steps) {
          if (before.status === 'withAgent' && state.status === 'waiting') expect(state.since).toBe(before.queuedAt)
        }
      }),
      RUNS,
    )
  })
})
