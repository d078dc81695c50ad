import { describe, expect, it } from '@jest/globals'
import { newDialog } from '../../../bot/decision.ts'
import { RATE_WITHIN_MS, REOPEN_WITHIN_MS } from '../../../server/conversation/afterwards.ts'
import { transition } from '../../../server/conversation/transition.ts'
import { closed, closedDesk, handed, NOON, openDesk, waiting, withAda, withBot, wrote } from './events.ts'

const handOver = (reason: 'asked' | 'upset' | 'safety') =>
  ({ decision: { kind: 'handOver', reason, about: null, confidence: 1 }, dialog: newDialog() }) as const
const answer = {
  decision: {
    kind: 'answer',
    answers: [
      {
        entryId: 'warranty',
        confidence: 0.9,
        explanation: { words: [], repairs: [], matchedQuestion: '', doubts: [], runnerUp: null, margin: 1 },
      },
    ],
  },
  dialog: newDialog(),
} as const

describe('with the bot', () => {
  it('says what the bot decided, after what the shopper said', () => {
    const step = transition(withBot, wrote('保修多久', { turn: answer }))

    expect(step.effects.map(effect => effect.type)).toEqual(['sayShopper', 'sayBot'])
    expect(step.state.status).toBe('withBot')
  })

  it('[R43] puts a shopper who asks for a person into the queue in the same step', () => {
    const step = transition(withBot, wrote('人工客服', { turn: handOver('asked') }))

    expect(step.state).toMatchObject({ status: 'waiting', since: NOON + 120_000, desk: 'human', reason: 'asked' })
    expect(step.effects.at(-1)).toEqual({ type: 'findAgent' })
  })

  it('hands over when the bot has failed, rather than staying silent', () => {
    const step = transition(withBot, wrote('在吗', { turn: null }))

    expect(step.state).toMatchObject({ status: 'waiting', reason: 'botFailed' })
  })

  it('[R49] takes a message when the desk is closed, and knows when it opens', () => {
    const step = transition(withBot, wrote('人工', { turn: handOver('asked'), desk: closedDesk }))

    expect(step.state).toMatchObject({ status: 'offlineMessage', opensAt: closedDesk.opensAt })
    expect(step.effects).toContainEqual({ type: 'setTimer', kind: 'deskOpens', dueAt: closedDesk.opensAt })
  })

  it('[R55] queues a safety hazard first, at any hour, with the instruction before anything else', () => {
    const step = transition(withBot, wrote('冰箱冒烟了', { turn: handOver('safety'), desk: closedDesk }))

    expect(step.state).toMatchObject({ status: 'waiting', priority: 'safety' })
    expect(step.effects[1]).toEqual({ type: 'saySystem', notice: { kind: 'safety' } })
  })
})

describe('in the queue', () => {
  it('keeps the place when a waiting shopper writes again', () => {
    const step = transition(
      waiting,
      wrote('还在吗', { turn: { decision: { kind: 'askBack', entryIds: [], confidence: 0 }, dialog: newDialog() } }),
    )

    expect(step.state).toMatchObject({ status: 'waiting', since: NOON })
    expect(step.effects.map(effect => effect.type)).toEqual(['sayShopper'])
  })

  it('[R17] is looked at again when the message that was left for no certain time is dealt with elsewhere', () => {
    const exit = { type: 'waitChosen', exit: 'message', contact: '13800138000', text: '', workId: 'w1' } as const
    const left = transition(waiting, { ...exit, dueAt: null, desk: openDesk, at: NOON + 1 })

    const { state, effects } = transition(left.state, { type: 'workDone', workId: 'w1', at: NOON + 2 })

    expect(state).toMatchObject({ status: 'offlineMessage', opensAt: null })
    expect(state).not.toHaveProperty('left')
    expect(effects).toEqual([{ type: 'setTimer', kind: 'deskOpens', dueAt: NOON + 2 + 3_600_000 }])
  })

  it('lets the bot answer what it is sure of until an agent joins', () => {
    const step = transition(waiting, wrote('保修多久', { turn: answer }))

    expect(step.effects.map(effect => effect.type)).toEqual(['sayShopper', 'sayBot'])
  })

  it('[R56] moves an angry shopper up', () => {
    const step = transition(waiting, wrote('再不来我投诉你们', { turn: handOver('upset') }))

    expect(step.state).toMatchObject({ status: 'waiting', since: NOON, priority: 'complaint' })
  })

  it('goes back to the bot when the shopper no longer wants to wait', () => {
    const step = transition(waiting, { type: 'handOffCancelled', at: NOON + 1 })

    expect(step.state.status).toBe('withBot')
    expect(step.effects).toContainEqual({ type: 'clearTimer', kind: 'waitingLong' })
  })

  it('[R17] puts a message that was left into the queue at its old place when the desk opens', () => {
    const left = { status: 'offlineMessage', since: NOON, opensAt: closedDesk.opensAt, ...handed } as const

    const step = transition(left, {
      type: 'timerFired',
      kind: 'deskOpens',
      lastActivityAt: NOON,
      desk: openDesk,
      at: NOON + 3_600_000,
    })

    expect(step.state).toMatchObject({ status: 'waiting', since: NOON })
  })

  it('asks again at the next opening when the hours were changed meanwhile', () => {
    const left = { status: 'offlineMessage', since: NOON, opensAt: closedDesk.opensAt, ...handed } as const
    const later = { ...closedDesk, opensAt: NOON + 9_000_000 }

    const step = transition(left, {
      type: 'timerFired',
      kind: 'deskOpens',
      lastActivityAt: NOON,
      desk: later,
      at: NOON + 3_600_000,
    })

    expect(step.effects).toEqual([{ type: 'setTimer', kind: 'deskOpens', dueAt: NOON + 9_000_000 }])
  })
})

describe('with an agent', () => {
  it('is claimed by one: the second gets NOT_WAITING, the winner may ask again', () => {
    const won = transition(waiting, { type: 'joined', agentId: 'ada', at: NOON }).state

    expect(() => transition(won, { type: 'joined', agentId: 'bob', at: NOON })).toThrow(
      expect.objectContaining({ code: 'NOT_WAITING' }),
    )
    expect(transition(won, { type: 'joined', agentId: 'ada', at: NOON })).toEqual({ state: won, effects: [] })
  })

  it('refuses the words of an agent who is not the owner', () => {
    const speak = () =>
      transition(withAda, { type: 'agentWrote', agentId: 'bob', clientMessageId: 'x', text: 'hi', at: NOON })

    expect(speak).toThrow(expect.objectContaining({ code: 'NOT_OWNER' }))
  })

  it('starts the reply clock with the first unanswered message and stops it with the answer', () => {
    const asked = transition(withAda, wrote('在吗')).state
    const askedTwice = transition(asked, wrote('？？', { at: NOON + 500_000 })).state
    const answered = transition(askedTwice, {
      type: 'agentWrote',
      agentId: 'ada',
      clientMessageId: 'x',
      text: '在',
      at: NOON + 600_000,
    }).state

    expect(askedTwice).toMatchObject({ unansweredSince: NOON + 120_000 })
    expect(answered).toMatchObject({ unansweredSince: null })
  })

  it('goes back to the front of the queue when the agent vanishes', () => {
    const step = transition(withAda, { type: 'agentLost', agentId: 'ada', desk: openDesk, at: NOON + 200_000 })

    expect(step.state).toMatchObject({ status: 'waiting', since: NOON, reason: 'agentLost' })
    expect(step.effects.at(-1)).toEqual({ type: 'findAgent' })
  })

  it('goes back to its old place when the agent declines, and the router leaves that agent out', () => {
    const step = transition(withAda, {
      type: 'released',
      agentId: 'ada',
      to: 'queue',
      desk: openDesk,
      at: NOON + 200_000,
    })

    expect(step.state).toMatchObject({ status: 'waiting', since: NOON, reason: 'declined', declinedBy: 'ada' })
    expect(transition(step.state, { type: 'joined', agentId: 'ada', at: NOON + 300_000 }).state).not.toHaveProperty(
      'declinedBy',
    )
  })

  it('comes back to the bot with a clean memory', () => {
    const step = transition(withAda, { type: 'released', agentId: 'ada', to: 'bot', desk: openDesk, at: NOON + 1 })

    expect(step.state).toMatchObject({ status: 'withBot', dialog: newDialog() })
  })

  it('stays open while somebody writes, and closes after a long silence', () => {
    const soon = transition(withAda, {
      type: 'timerFired',
      kind: 'idle',
      lastActivityAt: NOON,
      desk: null,
      at: NOON + 60_000,
    })
    const late = transition(withAda, {
      type: 'timerFired',
      kind: 'idle',
      lastActivityAt: NOON,
      desk: null,
      at: NOON + 1_800_000,
    })

    expect(soon).toEqual({ state: withAda, effects: [{ type: 'setTimer', kind: 'idle', dueAt: NOON + 1_800_000 }] })
    expect(late.state).toMatchObject({ status: 'closed', reason: 'idle' })
  })
})

describe('a message at a desk whose hours name no opening', () => {
  it('[R17] is looked at again and again, and is in the queue once the shop has written new hours', () => {
    const neverOpen = { ...closedDesk, opensAt: null }
    const left = transition(withBot, wrote('人工', { turn: handOver('asked'), desk: neverOpen }))
    const [timer] = left.effects.filter(effect => effect.type === 'setTimer')
    const dueAt = timer?.type === 'setTimer' ? timer.dueAt : 0
    const fired = { type: 'timerFired', kind: 'deskOpens', lastActivityAt: NOON, at: dueAt } as const

    const again = transition(left.state, { ...fired, desk: neverOpen })
    const open = transition(again.state, { ...fired, desk: openDesk })

    expect(again.effects).toEqual([{ type: 'setTimer', kind: 'deskOpens', dueAt: dueAt + (dueAt - NOON - 120_000) }])
    expect(open.state).toMatchObject({ status: 'waiting' })
  })
})

describe('closed', () => {
  it('reopens visibly, with the bot, when the shopper writes again', () => {
    const step = transition(closed, wrote('还有个问题', { turn: answer }))

    expect(step.state.status).toBe('withBot')
    expect(step.effects.filter(({ type }) => type.startsWith('say')).map(({ type }) => type)).toEqual([
      'saySystem',
      'sayShopper',
      'sayBot',
    ])
  })

  it('[R93] takes one rating an episode, for the agent who served it', () => {
    const rate = { type: 'rated', score: 5, reasons: ['耐心'], comment: '', at: NOON } as const
    const step = transition(closed, rate)

    expect(step.effects).toEqual([
      { type: 'rate', rating: { score: 5, reasons: ['耐心'], comment: '', agentId: 'ada' } },
      { type: 'clearTimer', kind: 'rating' },
    ])
    expect(() => transition(step.state, rate)).toThrow(expect.objectContaining({ code: 'ALREADY_RATED' }))
    expect(() => transition(withBot, rate)).toThrow(expect.objectContaining({ code: 'NOT_CLOSED' }))
  })

  it('[R93] takes no rating after its time, whether or not the timer has fired; a clock that is set back changes nothing', () => {
    const rate = (at: number) => ({ type: 'rated', score: 5, reasons: [], comment: '', at }) as const
    const tooLate = NOON + RATE_WITHIN_MS
    const over = transition(closed, {
      type: 'timerFired',
      kind: 'rating',
      lastActivityAt: NOON,
      desk: null,
      at: tooLate,
    })

    expect(transition(closed, rate(tooLate - 1)).state).toMatchObject({ isRated: true })
    for (const [state, at] of [
      [closed, tooLate],
      [over.state, NOON + 1],
    ] as const)
      expect(() => transition(state, rate(at))).toThrow(expect.objectContaining({ code: 'RATING_OVER' }))
  })

  it('goes on with who served it when the shopper writes soon, and begins afresh later', () => {
    const soon = transition(closed, wrote('还有个问题', { turn: answer, at: NOON + REOPEN_WITHIN_MS - 1 }))
    const later = transition(closed, wrote('还有个问题', { turn: answer, at: NOON + REOPEN_WITHIN_MS }))

    expect(soon.state).toMatchObject({ status: 'withBot', lastAgentId: 'ada' })
    expect(later.state).toMatchObject({ status: 'withBot' })
    expect(later.state).not.toHaveProperty('lastAgentId')
  })
})
