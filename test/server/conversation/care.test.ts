import { describe, expect, it } from '@jest/globals'
import { newDialog } from '../../../bot/decision.ts'
import type { Effect } from '../../../server/conversation/effect.ts'
import type { BotTurn, ConversationEvent } from '../../../server/conversation/event.ts'
import { moodOf, moreTelling, RULES } from '../../../server/conversation/rule.ts'
import type { ConversationState } from '../../../server/conversation/state.ts'
import { transition } from '../../../server/conversation/transition.ts'
import { closedDesk, NOON, openDesk, waiting, withAda, withBot, wrote } from './events.ts'

const noticesOf = (effects: readonly Effect[]) =>
  effects.flatMap(effect => (effect.type === 'saySystem' ? [effect.notice.kind] : []))
const explanation = { words: [], repairs: [], matchedQuestion: '', doubts: [], runnerUp: null, margin: 1 }
const answer = (entryId: string): BotTurn => ({
  decision: { kind: 'answer', answers: [{ entryId, confidence: 0.9, explanation }] },
  dialog: { ...newDialog(), lastEntryId: entryId },
})
const handOver = (reason: 'upset' | 'asked' | 'safety' | 'unsure'): BotTurn => ({
  decision: { kind: 'handOver', reason, about: null, confidence: 0 },
  dialog: newDialog(),
})

/** The same question, every so many seconds. */
function ask(times: number, everySeconds: number, entryOf: (turn: number) => string = () => 'warranty') {
  let state: ConversationState = withBot
  const answered: boolean[] = []
  for (let turn = 1; turn <= times; turn++) {
    const step = transition(
      state,
      wrote(`q${turn}`, { turn: answer(entryOf(turn)), at: NOON + turn * everySeconds * 1_000 }),
    )
    state = step.state
    answered.push(step.effects.some(effect => effect.type === 'sayBot'))
  }
  return { state, answered }
}

describe('what asks for care', () => {
  it('[R44] the same answer for the third time brings a person instead, and the rule is kept', () => {
    const { state, answered } = ask(3, 20)

    expect(answered).toEqual([true, true, false])
    expect(state).toMatchObject({ status: 'waiting', rule: 'repeated', priority: 'normal', about: 'warranty' })
  })

  it('[R44] but not other answers between, nor a double press, nor the question of another day', () => {
    expect(ask(6, 20, turn => (turn % 3 === 0 ? 'invoice' : 'warranty')).state.status).toBe('withBot')
    expect(ask(20, 1).state.status).toBe('withBot')
    expect(ask(6, 3_600).state.status).toBe('withBot')
  })

  it('[R55] danger is answered at once while an agent is here, too: once, and first in line from then on', () => {
    const first = transition(withAda, wrote('漏电了', { rule: 'hazard' }))
    const again = transition(first.state, wrote('还在漏电', { rule: 'hazard' }))

    expect(noticesOf(first.effects)).toEqual(['safety'])
    expect(first.state).toMatchObject({ status: 'withAgent', priority: 'safety', rule: 'hazard' })
    expect(noticesOf(again.effects)).toEqual([])
  })

  it('[R8] [R55] danger waits for no opening and comes back to the front when the agent is lost at night', () => {
    const urgent = transition(waiting, wrote('着火了', { turn: handOver('safety'), rule: 'hazard', desk: closedDesk }))
    expect(urgent.state).toMatchObject({ status: 'waiting', priority: 'safety' })

    const joined = transition(urgent.state, { type: 'joined', agentId: 'ada', at: NOON + 1 })
    const lost = transition(joined.state, { type: 'agentLost', agentId: 'ada', desk: closedDesk, at: NOON + 2 })

    expect(lost.state).toMatchObject({ status: 'waiting', priority: 'safety' })
  })

  it('[R96] anger while waiting ranks as a complaint; while an agent is here, it is shown', () => {
    const upset = transition(waiting, wrote('骗子', { turn: handOver('upset'), rule: 'insult' }))
    const withAgent = transition(withAda, wrote('我要打12315', { rule: 'authority' }))

    expect(upset.state).toMatchObject({ priority: 'complaint', rule: 'insult' })
    expect(withAgent.state).toMatchObject({ status: 'withAgent', priority: 'complaint', rule: 'authority' })
    expect(noticesOf(withAgent.effects)).toEqual([])
  })

  it('[R58] a supervisor is promised once, and the shopper keeps the place', () => {
    const ask: ConversationEvent = { type: 'handOffRequested', wants: 'supervisor', desk: openDesk, at: NOON + 9 }
    const asked = transition(waiting, ask)
    const byWord = transition(asked.state, wrote('叫主管', { turn: handOver('asked'), rule: 'supervisor' }))

    expect(asked.state).toMatchObject({ since: NOON, supervisorAsked: true, priority: 'complaint', rule: 'supervisor' })
    expect(noticesOf(asked.effects)).toEqual(['supervisorAsked'])
    expect(noticesOf(byWord.effects)).toEqual(['stillQueued'])
  })

  it('keeps the most telling rule of all that fired', () => {
    for (const [index, rule] of RULES.entries())
      for (const other of RULES.slice(index))
        expect([moreTelling(rule, other), moreTelling(other, rule)]).toEqual([rule, rule])
    expect([moodOf(null), moodOf('repeated'), moodOf('hazard')]).toEqual(['calm', 'upset', 'alarmed'])
  })
})
