import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Board, Report } from '../../protocol/supervisor.ts'
import { type AgentClient, hireAgent } from '../support/agent-client.ts'
import { createClock, MONDAY_MORNING } from '../support/clock.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { shopperInQueue, shopperWith, timePasses } from './support/scenes.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe('what supervisors look back on', () => {
  let desk: TestDesk
  let agent: AgentClient
  let supervisor: AgentClient
  const comeIn = async () => {
    agent = await hireAgent(desk.url, '李娜')
    supervisor = await hireAgent(desk.url, '周主管', { role: 'supervisor' })
  }
  /** Everybody goes home, and signs in again. */
  const nextDay = async () => {
    for (const client of [agent, supervisor]) client.leave()
    desk.clock.pass(DAY)
    await comeIn()
  }
  beforeEach(async () => {
    desk = await startDesk({ clock: createClock(MONDAY_MORNING) })
    await comeIn()
  })
  afterEach(async () => {
    for (const client of [agent, supervisor]) client.leave()
    await desk.stop()
  })

  const board = async () => {
    const ack = await supervisor.ask<{ board: Board }>('board:watch', {})
    if (!ack.ok) throw new Error(ack.code)
    return ack.data.board
  }
  const report = async (days: number) => {
    const ack = await supervisor.ask<Report>('report:get', { days })
    if (!ack.ok) throw new Error(ack.code)
    return ack.data
  }
  /** One conversation from first to last, answered after so long and rated. */
  const serve = async (answerAfter: number, score: number) => {
    const shopper = await shopperWith(desk, agent)
    const { conversationId } = shopper.session
    await timePasses(desk, answerAfter, [agent])
    await agent.say(conversationId, '您好')
    await agent.ask('conversation:close', { conversationId })
    await shopper.becomes('closed')
    await shopper.ask('rating:send', { score })
    shopper.leave()
  }

  it('is the whole day’s course, whoever opens the board when, also after a restart', async () => {
    const first = await shopperInQueue(desk)
    await timePasses(desk, 20 * MINUTE, [agent])
    await agent.claim(first.session.conversationId)
    const second = await shopperInQueue(desk)
    await timePasses(desk, 10 * MINUTE, [agent])

    for (const client of [agent, supervisor]) client.leave()
    await desk.restart()
    await comeIn()
    const { day } = await board()

    const told = day?.points.map(({ arrived, joined, waiting, waitSeconds }) => [arrived, joined, waiting, waitSeconds])
    expect(day?.stepMinutes).toBe(15)
    expect(told?.slice(-3)).toEqual([
      [1, 0, 1, null],
      [1, 1, 1, 1_200],
      [0, 0, 1, null],
    ])
    expect(
      told?.slice(0, -3).every(([arrived, joined, waiting]) => arrived === 0 && joined === 0 && waiting === 0),
    ).toBe(true)
    expect(day?.points.map(({ late }) => late).slice(-3)).toEqual([0, 1, 0])
    for (const client of [first, second]) client.leave()
  })

  it('[R52] is how many replies came in time, which desk was late, day by day', async () => {
    await serve(MINUTE, 5)
    await serve(9 * MINUTE, 2)
    await nextDay()
    await serve(2 * MINUTE, 4)

    const { days, desks } = await report(7)

    expect(days.map(({ day }) => day).slice(-2)).toEqual(['2026-11-02', '2026-11-03'])
    expect(days.map(({ inTime, late }) => [inTime, late])).toEqual([...Array(5).fill([0, 0]), [1, 1], [1, 0]])
    expect(days.at(-2)).toMatchObject({
      replySeconds: 300,
      desks: [{ id: 'human', inTime: 1, late: 1 }],
      joined: 2,
      closed: 2,
    })
    expect(desks).toEqual([{ id: 'human', title: expect.objectContaining({ zh: expect.any(String) }) }])
  })

  it('[R52] counts a reply that is late once, however late it comes', async () => {
    const shopper = await shopperWith(desk, agent)
    const { conversationId } = shopper.session
    desk.clock.pass(6 * MINUTE)
    await desk.app.desk.presence.renew([agent.id])
    await agent.say(conversationId, '抱歉久等')
    await desk.tick()
    await shopper.say('没关系')
    await timePasses(desk, 6 * MINUTE, [agent])
    await agent.say(conversationId, '查到了')

    expect((await report(1)).days).toMatchObject([{ inTime: 0, late: 2 }])
    expect((await board()).totals.breachesToday).toBe(2)
    shopper.leave()
  })

  it('[R94] is how content shoppers were, by channel and day', async () => {
    await serve(MINUTE, 5)
    await nextDay()
    await serve(MINUTE, 2)
    await serve(MINUTE, 3)

    const { days } = await report(30)

    expect(days).toHaveLength(30)
    expect(days.slice(-2).map(({ ratings }) => ratings)).toEqual([
      { count: 1, average: 5, byChannel: [{ channel: 'web', count: 1, average: 5 }] },
      { count: 2, average: 2.5, byChannel: [{ channel: 'web', count: 2, average: 2.5 }] },
    ])
    expect(days[0]?.ratings).toEqual({ count: 0, average: null, byChannel: [] })
  })

  it('is for supervisors, and for so many days as one can look at', async () => {
    expect(await agent.ask('report:get', { days: 7 })).toMatchObject({ ok: false, code: 'FORBIDDEN' })
    for (const days of [0, 93, 7.5, '7'])
      expect(await supervisor.ask('report:get', { days })).toMatchObject({ ok: false, code: 'BAD_PAYLOAD' })
  })
})
