import fc from 'fast-check'
import { newDialog } from '../../../bot/decision.ts'
import type { ConversationEvent, DeskNow } from '../../../server/conversation/event.ts'
import type { ConversationState } from '../../../server/conversation/state.ts'

export const NOON = Date.UTC(2026, 10, 2, 4)

export const openDesk: DeskNow = { desk: 'human', priority: 'normal', isOpen: true, opensAt: null }
export const closedDesk: DeskNow = { desk: 'human', priority: 'normal', isOpen: false, opensAt: NOON + 3_600_000 }

export const withBot: ConversationState = { status: 'withBot', since: NOON, lastTurnAt: NOON, dialog: newDialog() }
export const handed = { desk: 'human', priority: 'normal', reason: 'asked', about: null, dialog: newDialog() } as const
export const waiting: ConversationState = { status: 'waiting', since: NOON, ...handed }
export const withAda: ConversationState = {
  status: 'withAgent',
  agentId: 'ada',
  since: NOON + 60_000,
  queuedAt: NOON,
  unansweredSince: null,
  ...handed,
}
export const closed: ConversationState = {
  status: 'closed',
  since: NOON,
  reason: 'solved',
  agentId: 'ada',
  humanAsks: 1,
  isRated: false,
}

export function wrote(
  text: string,
  more: Partial<Extract<ConversationEvent, { type: 'shopperWrote' }>> = {},
): ConversationEvent {
  return {
    type: 'shopperWrote',
    input: { clientMessageId: `c-${text}`, text },
    turn: null,
    desk: openDesk,
    at: NOON + 120_000,
    ...more,
  }
}

const agentId = fc.constantFrom('ada', 'bob', 'eve')
const desk = fc.constantFrom(openDesk, closedDesk)
const dialog = fc.record({
  unsureInARow: fc.integer({ min: 0, max: 3 }),
  lastEntryId: fc.constantFrom(null, 'warranty'),
  offered: fc.constant([] as string[]),
  humanAsks: fc.integer({ min: 0, max: 9 }),
})
const explanation = { words: [], repairs: [], matchedQuestion: '', doubts: [], runnerUp: null, margin: 1 }
const decision = fc.oneof(
  fc.constant({ kind: 'answer', answers: [{ entryId: 'warranty', confidence: 0.9, explanation }] } as const),
  fc.constant({ kind: 'askBack', entryIds: ['a', 'b'], confidence: 0.4 } as const),
  fc.constant({ kind: 'smallTalk', topic: 'thanks' } as const),
  fc.record({
    kind: fc.constant('handOver' as const),
    reason: fc.constantFrom('asked', 'unsure', 'outOfScope', 'upset', 'safety'),
    about: fc.constantFrom(null, 'warranty'),
    confidence: fc.constant(0.1),
  }),
)
const rule = fc.constantFrom(
  null,
  null,
  'hazard' as const,
  'supervisor' as const,
  'insult' as const,
  'aboutAgent' as const,
)
const turn = fc.option(fc.record({ decision, dialog }), { nil: null })

/** Any event, in any order, with a clock that never runs back. */
export const anyEvent: fc.Arbitrary<(at: number) => ConversationEvent> = fc.oneof(
  fc.record({ turn, desk, rule, text: fc.string() }).map(({ turn, desk, rule, text }) => (at: number) => ({
    type: 'shopperWrote' as const,
    input: { clientMessageId: `c${at}`, text },
    turn,
    desk,
    rule,
    at,
  })),
  desk.map(desk => (at: number) => ({ type: 'handOffRequested' as const, desk, at })),
  fc
    .tuple(desk, fc.constantFrom('human', 'service', 'complaints'), fc.boolean())
    .map(([desk, wish, isHelpedOut]) => (at: number) => ({
      type: 'handOffRequested' as const,
      desk: { ...desk, desk: isHelpedOut ? 'human' : wish },
      wish,
      at,
    })),
  fc.constant((at: number) => ({ type: 'handOffCancelled' as const, at })),
  fc.tuple(agentId, fc.boolean()).map(([agentId, isOffered]) => (at: number) => ({
    type: 'joined' as const,
    agentId,
    isOffered,
    isSuperior: agentId === 'eve',
    at,
  })),
  agentId.map(agentId => (at: number) => ({
    type: 'agentWrote' as const,
    agentId,
    clientMessageId: `c${at}`,
    text: 'hello',
    at,
  })),
  fc.tuple(agentId, desk).map(([agentId, desk]) => (at: number) => ({
    type: 'transferredToDesk' as const,
    agentId,
    desk,
    hasNote: at % 2 === 0,
    at,
  })),
  fc.tuple(agentId, agentId).map(([agentId, toAgentId]) => (at: number) => ({
    type: 'transferredToAgent' as const,
    agentId,
    toAgentId,
    hasNote: at % 2 === 0,
    at,
  })),
  fc
    .tuple(agentId, fc.constantFrom('bot' as const, 'queue' as const), desk)
    .map(([agentId, to, desk]) => (at: number) => ({ type: 'released' as const, agentId, to, desk, at })),
  fc.tuple(agentId, desk).map(([agentId, desk]) => (at: number) => ({ type: 'agentLost' as const, agentId, desk, at })),
  fc
    .integer({ min: 0, max: 40 })
    .map(turn => (at: number) => ({ type: 'workDone' as const, workId: `w${NOON + turn * 60_000}`, at })),
  agentId.map(agentId => (at: number) => ({ type: 'agentOpened' as const, agentId, at })),
  fc
    .tuple(agentId, desk, fc.constantFrom('takenOver' as const, 'work' as const))
    .map(([agentId, desk, why]) => (at: number) => ({ type: 'takenOver' as const, agentId, desk, why, at })),
  desk.map(desk => (at: number) => ({ type: 'handOffRequested' as const, desk, wants: 'supervisor' as const, at })),
  desk.map(desk => (at: number) => ({ type: 'waitChosen' as const, exit: 'keep' as const, desk, at })),
  fc
    .tuple(
      desk,
      fc.constantFrom('message' as const, 'callback' as const),
      fc.constantFrom(null, 60_000, 7_200_000),
      fc.constantFrom('', '请回电'),
    )
    .map(([desk, exit, later, text]) => (at: number) => ({
      type: 'waitChosen' as const,
      exit,
      contact: '13800138000',
      text,
      workId: `w${at}`,
      dueAt: later === null ? null : at + later,
      desk,
      at,
    })),
  agentId.map(agentId => (at: number) => ({ type: 'agentClosed' as const, agentId, at })),
  fc
    .tuple(
      fc.constantFrom(
        'idle' as const,
        'deskOpens' as const,
        'waitingLong' as const,
        'offer' as const,
        'replyDue' as const,
        'rating' as const,
        'reopen' as const,
      ),
      desk,
      fc.integer({ min: 0, max: 7_200_000 }),
    )
    .map(([kind, desk, quiet]) => (at: number) => ({
      type: 'timerFired' as const,
      kind,
      desk,
      lastActivityAt: at - quiet,
      at,
    })),
  fc
    .integer({ min: 1, max: 5 })
    .map(score => (at: number) => ({ type: 'rated' as const, score, reasons: [], comment: '', at })),
)
