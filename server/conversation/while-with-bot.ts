import type { Decision } from '../../bot/decision.ts'
import type { Effect } from './effect.ts'
import type { BotTurn, ConversationEvent } from './event.ts'
import { complainedOf, forSuperior } from './for-superior.ts'
import { startWaiting } from './queueing.ts'
import type { ConversationState, EpochMs } from './state.ts'
import { refuse, type Step } from './step.ts'
import { take } from './taking.ts'

type WithBot = Extract<ConversationState, { status: 'withBot' }>

/** The same answer this often in a row helps nobody: a person looks at it (R44). */
const TIMES_TOO_OFTEN = 3
/** A repeat sooner than this is a double press or a program, later a new visit. */
const REPEAT_AFTER_MS = 5_000
const REPEAT_WITHIN_MS = 10 * 60_000

export function whileWithBot(state: WithBot, event: ConversationEvent): Step {
  switch (event.type) {
    case 'shopperWrote':
      return heardByBot(state, event)
    case 'handOffRequested': {
      const isSupervisor = event.wants === 'supervisor'
      const waiting = startWaiting({
        desk: event.desk,
        reason: isSupervisor ? 'supervisor' : 'button',
        ...(isSupervisor ? { supervisorAsked: true, rule: 'supervisor' as const } : {}),
        ...lastAgentOf(state),
        about: state.dialog.lastEntryId,
        dialog: { ...state.dialog, humanAsks: state.dialog.humanAsks + 1 },
        since: event.at,
        at: event.at,
      })
      return {
        state: waiting.state,
        effects: [
          ...waiting.effects,
          ...(isSupervisor ? [{ type: 'saySystem', notice: { kind: 'supervisorAsked' } } as const] : []),
        ],
      }
    }
    case 'takenOver': {
      const { desk, agentId, at } = event
      const { desk: id, priority, replyWithinMs } = desk
      return take(
        {
          desk: id,
          priority,
          reason: event.why,
          about: state.dialog.lastEntryId,
          dialog: state.dialog,
          ...(replyWithinMs === undefined ? {} : { replyWithinMs }),
        },
        { agentId, at, queuedAt: at, unansweredSince: null },
      )
    }
    default:
      return refuse(state, event)
  }
}

function heardByBot(state: WithBot, event: Extract<ConversationEvent, { type: 'shopperWrote' }>): Step {
  const turn = event.turn ?? botFailed(state)
  const repeats = repeatsOf(state, turn.decision, event.at)
  const decision = repeats !== undefined && repeats.times >= TIMES_TOO_OFTEN ? tooOften(repeats.entryId) : turn.decision
  const heard = { type: 'sayShopper', input: event.input, decision } as const
  if (decision.kind !== 'handOver') {
    const { repeats: _, ...before } = state
    return {
      state: { ...before, lastTurnAt: event.at, dialog: turn.dialog, ...(repeats === undefined ? {} : { repeats }) },
      effects: [heard, { type: 'sayBot', decision }],
    }
  }
  const { reason, about } = decision
  const rule = decision === turn.decision ? (event.rule ?? null) : 'repeated'
  const waiting = startWaiting({
    desk: event.desk,
    reason,
    ...(rule === null ? {} : { rule }),
    ...(rule === 'supervisor' ? { supervisorAsked: true } : {}),
    ...(rule === 'aboutAgent' ? forSuperior(complainedOf(event.complaint, state.lastAgentId)) : {}),
    ...lastAgentOf(state),
    about,
    dialog: turn.dialog,
    since: event.at,
    at: event.at,
  })
  const told: Effect[] =
    rule === 'supervisor'
      ? [{ type: 'saySystem', notice: { kind: 'supervisorAsked' } }]
      : rule === 'aboutAgent'
        ? [{ type: 'saySystem', notice: { kind: 'aboutAgent' } }]
        : []
  return { state: waiting.state, effects: [heard, ...waiting.effects, ...told] }
}

function repeatsOf({ repeats, lastTurnAt }: WithBot, decision: Decision, at: EpochMs): WithBot['repeats'] {
  if (decision.kind !== 'answer') return undefined
  const entryId = decision.answers[0]?.entryId
  if (entryId === undefined) return undefined
  if (repeats?.entryId !== entryId || at - lastTurnAt > REPEAT_WITHIN_MS) return { entryId, times: 1 }
  return at - lastTurnAt < REPEAT_AFTER_MS ? repeats : { entryId, times: repeats.times + 1 }
}

function tooOften(about: string): Decision {
  return { kind: 'handOver', reason: 'unsure', about, confidence: 1 }
}

function lastAgentOf({ lastAgentId }: WithBot) {
  return lastAgentId === undefined ? {} : { lastAgentId }
}

/** A silent bot must not leave a shopper alone: without a decision the message goes to people. */
function botFailed(state: WithBot): BotTurn {
  return { decision: { kind: 'handOver', reason: 'botFailed', about: null, confidence: 0 }, dialog: state.dialog }
}
