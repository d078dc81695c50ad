import { randomUUID } from 'node:crypto'
import { expect, it } from '@jest/globals'
import type { Conversation } from '../../server/conversation/conversation.ts'
import type { WorkChange } from '../../server/conversation/effect.ts'
import type { Store } from '../../server/store/store.ts'
import { change, closed, fresh, MINUTE, NOON, waiting, withAgent } from './store-samples.ts'

const workOf = (workId: string, dueAt = NOON): WorkChange => ({
  type: 'open',
  workId,
  kind: 'callback',
  contact: '13800138000',
  text: '请回电',
  desk: 'human',
  dueAt,
})

export function tellWorkStories(store: () => Store): void {
  const ada = () => store().conversations.open(fresh(randomUUID()))
  const commit = async (before: Conversation, ...work: WorkChange[]) =>
    (await store().conversations.commit(before, change(before, { work }))).conversation
  const statesOf = async () => (await store().work.pending()).map(row => [row.id, row.state, row.takenBy])

  it('keeps what was left, by the time at which it is due', async () => {
    const conversation = await ada()

    await commit(conversation, workOf('late', NOON + MINUTE), workOf('early', NOON))

    expect(await store().work.pending()).toMatchObject([
      {
        id: 'early',
        conversationId: conversation.id,
        contact: '13800138000',
        text: '请回电',
        state: 'open',
        takenBy: null,
      },
      { id: 'late', dueAt: NOON + MINUTE },
    ])
    expect(await store().work.work('late')).toMatchObject({ kind: 'callback', desk: 'human' })
    expect(await store().work.work('none')).toBeNull()
  })

  it('keeps nothing of a commit that is refused', async () => {
    const conversation = await ada()
    await commit(conversation)

    await expect(commit(conversation, workOf('stale'))).rejects.toMatchObject({ code: 'STALE_VERSION' })

    expect(await store().work.pending()).toEqual([])
  })

  it('gives it to one of many, and ends it only for who has it', async () => {
    await commit(await ada(), workOf('w'))

    const won = await Promise.all(['mei', 'lin', 'bo'].map(agent => store().work.takeWork('w', agent)))

    expect(won.filter(Boolean)).toHaveLength(1)
    const winner = ['mei', 'lin', 'bo'][won.indexOf(true)] ?? ''
    expect(await store().work.finishWork('w', 'nobody', '', NOON)).toBe(false)
    expect(await store().work.finishWork('w', winner, '已回电', NOON)).toBe(true)
    expect(await store().work.finishWork('w', winner, '再一次', NOON)).toBe(false)
    expect(await store().work.work('w')).toMatchObject({ state: 'done', note: '已回电' })
    expect(await store().work.pending()).toEqual([])
  })

  it('is taken, given back and withdrawn with the conversation', async () => {
    let now = await commit(await ada(), workOf('a'), workOf('b'))
    now = await commit(now, { type: 'take', workId: 'a', agentId: 'mei' })
    expect(await statesOf()).toEqual([
      ['a', 'taken', 'mei'],
      ['b', 'open', null],
    ])

    now = await commit(now, { type: 'giveBack', workId: 'a' }, { type: 'withdraw', workId: 'b' })
    expect(await statesOf()).toEqual([['a', 'open', null]])

    await store().work.takeWork('a', 'mei')
    expect(await store().work.giveBackWorkOf('mei')).toBe(1)
    expect(await store().work.giveBackWorkOf('mei')).toBe(0)
    expect(await statesOf()).toEqual([['a', 'open', null]])
    await commit(now, { type: 'withdraw', workId: 'a' }, { type: 'take', workId: 'a', agentId: 'mei' })
    expect(await statesOf()).toEqual([])
  })

  it('counts a day: late replies, closings, ratings by agent and channel, and how often a person was asked for', async () => {
    const end = async (agentId: string, score: number, humanAsks: number, at: number) => {
      let now = await ada()
      const step = async (parts: Parameters<typeof change>[1]) => {
        now = (await store().conversations.commit(now, change(now, parts))).conversation
      }
      await step({ state: waiting(at), at })
      await step({ state: withAgent(agentId, at), at })
      await step({ at, breach: { desk: 'human', agentId } })
      const state = { ...closed(agentId, at), humanAsks, caseNumber: `261120-${score}` } as ReturnType<typeof closed>
      await step({ state, at })
      await step({ at, rating: { score, reasons: [], comment: '', agentId } })
      return now.id
    }
    await end('mei', 1, 9, NOON - 1)
    const first = await end('mei', 5, 1, NOON)
    const second = await end('mei', 4, 2, NOON + 1)
    await end('lin', 5, 0, NOON + 2)

    expect(await store().day.countsSince(NOON)).toEqual({
      breaches: [
        { desk: 'human', agentId: 'lin', count: 1 },
        { desk: 'human', agentId: 'mei', count: 2 },
      ],
      closes: [
        { agentId: 'lin', count: 1 },
        { agentId: 'mei', count: 2 },
      ],
      ratings: [
        { agentId: 'lin', channel: 'web', score: 5, count: 1 },
        { agentId: 'mei', channel: 'web', score: 4, count: 1 },
        { agentId: 'mei', channel: 'web', score: 5, count: 1 },
      ],
      humanAsks: { conversations: 3, asks: 3 },
    })
    expect(await store().day.caseOf('261120-4')).toEqual({ conversationId: second, closedAt: NOON + 1 })
    expect(await store().day.caseOf('261120-9')).toBeNull()
    expect(typeof first).toBe('string')
  })

  it('tells the course of a day in steps, and the counts of any time between two moments', async () => {
    const step = async (before: Conversation, parts: Parameters<typeof change>[1]) =>
      (await store().conversations.commit(before, change(before, parts))).conversation
    const serve = async (came: number, taken: number, ended: number, tookMs: number) => {
      let now = await step(await ada(), { state: waiting(came), at: came })
      now = await step(now, { state: withAgent('mei', taken, came), at: taken })
      const isLate = tookMs > MINUTE
      const reply = { desk: 'human', agentId: 'mei', tookMs, isLate }
      now = await step(now, { at: taken + tookMs, reply, ...(isLate ? { breach: reply } : {}) })
      now = await step(now, { state: closed('mei', ended), at: ended })
      await step(now, { at: ended, rating: { score: 4, reasons: [], comment: '', agentId: 'mei' } })
    }
    await serve(NOON - 5 * MINUTE, NOON + MINUTE, NOON + 20 * MINUTE, 30_000)
    await serve(NOON + 2 * MINUTE, NOON + 12 * MINUTE, NOON + 21 * MINUTE, 2 * MINUTE)

    expect(await store().day.courseOf(NOON, 10 * MINUTE)).toEqual([
      { step: -1, arrived: 1, joined: 0, waitedMs: 0, closed: 0, late: 0 },
      { step: 0, arrived: 1, joined: 1, waitedMs: 6 * MINUTE, closed: 0, late: 0 },
      { step: 1, arrived: 0, joined: 1, waitedMs: 10 * MINUTE, closed: 0, late: 1 },
      { step: 2, arrived: 0, joined: 0, waitedMs: 0, closed: 2, late: 0 },
    ])
    expect(await store().day.countsBetween(NOON, NOON + 21 * MINUTE)).toEqual({
      replies: [{ desk: 'human', inTime: 1, count: 2, tookMs: 30_000 + 2 * MINUTE }],
      breaches: [{ desk: 'human', count: 1 }],
      joins: { count: 2, waitedMs: 16 * MINUTE },
      closed: 1,
      ratings: [{ channel: 'web', score: 4, count: 1 }],
    })
    expect(await store().day.countsBetween(NOON + 22 * MINUTE, NOON + 30 * MINUTE)).toEqual({
      replies: [],
      breaches: [],
      joins: { count: 0, waitedMs: 0 },
      closed: 0,
      ratings: [],
    })
  })

  it('lists what agents have, the longest first', async () => {
    const put = async (since: number) => {
      const now = await ada()
      await store().conversations.commit(now, change(now, { state: withAgent('mei', since), at: since }))
      return now.id
    }
    const late = await put(NOON + 1)
    const early = await put(NOON)
    await ada()

    expect((await store().conversations.withAgents()).map(({ id }) => id)).toEqual([early, late])
  })
}
