import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Status } from '../../protocol/message.ts'
import type { Work } from '../../protocol/work.ts'
import { hireAgent } from '../support/agent-client.ts'
import { createClock } from '../support/clock.ts'
import { connectShopper, type ShopperClient } from '../support/shopper-client.ts'
import type { TestDesk } from '../support/start-desk.ts'
import { until } from '../support/until.ts'
import { keepClients } from './support/kept-clients.ts'
import { hireOnline, noticesOf, shopperInQueue, shopperWith, timePasses } from './support/scenes.ts'
import { startShopWithDesks } from './support/shop-with-desks.ts'

const HOURS = `timezone: Asia/Shanghai
human:
  weekday: ["08:00-20:00"]
  weekend: ["09:00-18:00"]
`
/** Sunday, 1 November 2026, 17:00 in Shanghai; open until six, and on Monday from eight. */
const SUNDAY_AFTERNOON = Date.UTC(2026, 10, 1, 9, 0)
const SUNDAY_NIGHT = Date.UTC(2026, 10, 1, 13, 0)
const MONDAY_AT_EIGHT = Date.UTC(2026, 10, 2, 0, 0)
const MONDAY_AT_TEN = Date.UTC(2026, 10, 2, 2, 0)

describe('the exits of somebody who waits', () => {
  let desk: TestDesk & { close(): Promise<void> }
  const { here, allLeave } = keepClients()
  beforeEach(async () => {
    desk = await startShopWithDesks({ clock: createClock(SUNDAY_AFTERNOON), hours: HOURS })
  })
  afterEach(async () => {
    allLeave()
    await desk.close()
  })
  const choose = (shopper: ShopperClient, choice: Record<string, unknown>) => shopper.ask<Status>('wait:choose', choice)

  it('[R17] [R60] a message leaves the queue and is what agents find first on the next day, until it is done', async () => {
    const shopper = here(await shopperInQueue(desk))
    expect(shopper.status()).toMatchObject({ queue: { exits: ['message', 'callback', 'keep'] } })

    expect(await choose(shopper, { exit: 'message', contact: '13800138000', text: '退款到哪一步了' })).toMatchObject({
      ok: true,
      data: {
        status: 'offline',
        opensAt: MONDAY_AT_EIGHT,
        callback: { kind: 'message', contact: '138****8000', at: MONDAY_AT_EIGHT },
      },
    })

    desk.clock.pass(MONDAY_AT_EIGHT - SUNDAY_AFTERNOON - 60_000)
    const agent = here(await hireAgent(desk.url, '李娜'))
    await desk.tick()
    expect(agent.inbox().work).toMatchObject([
      { kind: 'message', contact: '13800138000', text: '退款到哪一步了', dueAt: MONDAY_AT_EIGHT, state: 'open' },
    ])
    await timePasses(desk, 120_000, [agent])
    const early = here(await shopperInQueue(desk))
    await agent.ask('presence:set', { status: 'online' })
    await agent.sees(inbox => inbox.mine.length === 2)
    await until(() => agent.assigned[1])
    expect(agent.assigned).toEqual([shopper, early].map(each => each.session.conversationId))
    const [work] = agent.inbox().work ?? []
    expect(work).toMatchObject({ state: 'taken', takenBy: { name: '李娜' } })

    await agent.ask('conversation:close', { conversationId: shopper.session.conversationId })
    expect(await agent.ask('work:list', {})).toMatchObject({ data: { work: [{ id: work?.id, state: 'taken' }] } })
    expect(await agent.ask('work:done', { workId: work?.id, note: '已电话告知' })).toMatchObject({
      ok: true,
      data: { state: 'done', note: '已电话告知' },
    })
    expect(await agent.ask('work:list', {})).toMatchObject({ data: { work: [] } })
  })

  it('[R49] a closed desk takes a message with a way to be reached, and says when somebody will look', async () => {
    desk.clock.pass(SUNDAY_NIGHT - SUNDAY_AFTERNOON)
    const shopper = here(await connectShopper(desk.url))
    await shopper.say('人工客服')
    expect(await shopper.becomes('offline')).toMatchObject({ exits: ['message', 'callback'] })

    expect(await choose(shopper, { exit: 'message', contact: 'lina@example.com' })).toMatchObject({
      data: { status: 'offline', callback: { contact: 'l***@example.com', at: MONDAY_AT_EIGHT } },
    })

    expect((await shopper.hears(m => m.card?.kind === 'notice' && m.card.notice === 'messageLeft')).text).toMatch(
      /明天（周一）8:00/,
    )
    expect(await choose(shopper, { exit: 'message' })).toMatchObject({ ok: false, code: 'BAD_PAYLOAD' })
  })

  it('a call keeps the place in the queue, or waits for the time that was wished', async () => {
    const first = here(await shopperInQueue(desk))
    const second = here(await shopperInQueue(desk))

    expect(await choose(first, { exit: 'callback', contact: '13800138000' })).toMatchObject({
      data: { status: 'queued', queue: { position: 1 }, callback: { kind: 'callback', at: null } },
    })
    expect(await choose(second, { exit: 'callback', contact: '13900139000', at: MONDAY_AT_TEN })).toMatchObject({
      data: { status: 'offline', callback: { at: MONDAY_AT_TEN } },
    })

    const agent = here(await hireOnline(desk, '李娜'))
    await first.becomes('agent')
    await agent.sees(inbox => inbox.mine[0]?.left?.contact === '13800138000')
    expect((await second.sync(0)).status.status).toBe('offline')
    desk.clock.pass(MONDAY_AT_TEN - SUNDAY_AFTERNOON)
    await desk.tick()
    await second.becomes('queued')
  })

  it('a call at a time that is past, or further away than a month, is refused; clocks may differ by some minutes', async () => {
    const shopper = here(await shopperInQueue(desk))
    const callAt = (at: number) => choose(shopper, { exit: 'callback', contact: '13800138000', at })
    const [minute, day] = [60_000, 24 * 60 * 60_000]

    for (const at of [
      0,
      SUNDAY_AFTERNOON - 10 * minute,
      SUNDAY_AFTERNOON + 31 * day,
      SUNDAY_AFTERNOON + 400 * day,
      9e15,
    ])
      expect(await callAt(at)).toMatchObject({
        ok: false,
        code: 'BAD_PAYLOAD',
        message: expect.stringMatching(/^at: /),
      })

    expect(shopper.status()?.callback).toBeUndefined()
    expect(await callAt(SUNDAY_AFTERNOON - 3 * minute)).toMatchObject({
      data: { status: 'queued', callback: { at: null } },
    })
    expect(await callAt(SUNDAY_AFTERNOON + 30 * day + 3 * minute)).toMatchObject({
      data: { status: 'offline', callback: { at: expect.any(Number) } },
    })
  })

  it('a call that was made is asked for no more, though the agent is lost before the end', async () => {
    const agent = here(await hireAgent(desk.url, '李娜'))
    const shopper = here(await shopperInQueue(desk))
    await choose(shopper, { exit: 'callback', contact: '13800138000' })
    const listed = await agent.ask<{ work: Work[] }>('work:list', {})
    const workId = listed.ok ? listed.data.work[0]?.id : ''
    await agent.ask('work:take', { workId })
    await shopper.becomes('agent')

    expect(await agent.ask('work:done', { workId, note: '已回电' })).toMatchObject({ data: { state: 'done' } })
    await agent.ask('presence:set', { status: 'offline' })

    expect((await shopper.becomes('queued')).callback).toBeUndefined()
    expect(await agent.ask('work:list', {})).toMatchObject({ data: { work: [] } })
    expect(await agent.ask('work:done', { workId })).toMatchObject({ ok: false, code: 'NOT_OWNER' })
  })

  it('a later choice replaces an earlier one; who goes on waiting, or back to the bot, leaves nothing behind', async () => {
    const agent = here(await hireAgent(desk.url, '李娜'))
    const shopper = here(await shopperInQueue(desk))
    const open = async () => {
      const listed = await agent.ask<{ work: Work[] }>('work:list', {})
      return listed.ok ? listed.data.work.map(({ kind }) => kind) : listed.code
    }

    await choose(shopper, { exit: 'message', contact: '13800138000' })
    expect(await open()).toEqual(['message'])
    await choose(shopper, { exit: 'callback', contact: '13800138000' })
    expect(await open()).toEqual(['callback'])
    expect(await choose(shopper, { exit: 'keep' })).toMatchObject({
      data: { status: 'queued', queue: { position: 1 } },
    })
    expect(await open()).toEqual([])
    await choose(shopper, { exit: 'message', contact: '13800138000' })
    await shopper.ask('handoff:cancel', {})
    expect(await open()).toEqual([])

    expect(await choose(shopper, { exit: 'keep' })).toMatchObject({ ok: false, code: 'NOT_IN_QUEUE' })
  })

  it('of agents who take the same work one wins, with the conversation', async () => {
    const [anna, ben] = [here(await hireAgent(desk.url, 'Anna')), here(await hireAgent(desk.url, 'Ben'))] as const
    const shopper = here(await shopperInQueue(desk))
    await choose(shopper, { exit: 'message', contact: '13800138000' })
    const listed = await anna.ask<{ work: Work[] }>('work:list', {})
    const workId = listed.ok ? listed.data.work[0]?.id : ''

    const taken = await Promise.all([anna, ben].map(agent => agent.ask<Work>('work:take', { workId })))

    expect(taken.map(ack => (ack.ok ? ack.data.state : ack.code)).toSorted()).toEqual(['NOT_WAITING', 'taken'])
    const winner = taken[0]?.ok === true ? anna : ben
    await winner.sees(inbox => inbox.mine[0]?.conversationId === shopper.session.conversationId)
    await winner.ask('presence:set', { status: 'offline' })
    expect(await winner.ask('work:list', {})).toMatchObject({ data: { work: [{ id: workId, state: 'open' }] } })
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'messageLeft', 'joined', 'left'])
  })

  it('[R49] after hours, a shopper whose agent is lost waits for the next opening, at the old place', async () => {
    const agent = here(await hireAgent(desk.url, '李娜'))
    const shopper = here(await shopperInQueue(desk))
    await agent.claim(shopper.session.conversationId)
    desk.clock.pass(SUNDAY_NIGHT - SUNDAY_AFTERNOON)

    await agent.ask('presence:set', { status: 'offline' })

    expect(await shopper.becomes('offline')).toMatchObject({ opensAt: MONDAY_AT_EIGHT })
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'joined', 'left', 'offline'])
  })

  it('[R60] are offered by an agent who lets somebody wait too long, too, with the time said once; an answer ends the offer', async () => {
    const agent = here(await hireAgent(desk.url, '李娜'))
    const shopper = here(await shopperWith(desk, agent))
    const { conversationId } = shopper.session
    expect(await choose(shopper, { exit: 'message', contact: '13800138000' })).toMatchObject({ code: 'NOT_IN_QUEUE' })

    await timePasses(desk, 10 * 60_000, [agent])

    expect(await shopper.sees(status => status.exits !== undefined)).toMatchObject({
      status: 'agent',
      exits: ['keep', 'message', 'callback'],
    })
    const late = (await shopper.sync(0)).messages.filter(m => m.text.includes('客服暂时没能回复'))
    expect(late.map(m => m.card)).toEqual([{ kind: 'notice', notice: 'waitingLong' }])
    expect(await choose(shopper, { exit: 'keep' })).toMatchObject({ ok: true, data: { status: 'agent' } })
    await agent.say(conversationId, '抱歉，查到了')
    await shopper.sees(status => status.status === 'agent' && status.exits === undefined)
    expect(await choose(shopper, { exit: 'message', contact: '13800138000' })).toMatchObject({ code: 'NOT_IN_QUEUE' })
  })

  it('[R60] taken from an agent who does not answer: the message is work for the team, and the agent has it no more', async () => {
    const agent = here(await hireAgent(desk.url, '李娜'))
    const shopper = here(await shopperWith(desk, agent))
    const other = here(await shopperWith(desk, agent))
    await timePasses(desk, 10 * 60_000, [agent])

    expect(await choose(shopper, { exit: 'message', contact: '13800138000', text: '请联系我' })).toMatchObject({
      ok: true,
      data: { status: 'offline', callback: { kind: 'message', at: MONDAY_AT_EIGHT } },
    })
    expect(await choose(other, { exit: 'callback', contact: '13900139000' })).toMatchObject({
      ok: true,
      data: { status: 'queued', queue: { position: 1 }, callback: { kind: 'callback' } },
    })

    await agent.sees(({ work, mine }) => work?.length === 2 && mine.length === 0)
    expect(await agent.say(shopper.session.conversationId, '在的')).toMatchObject({ ok: false, code: 'NOT_OWNER' })
    const colleague = here(await hireOnline(desk, '王强'))
    await colleague.sees(({ mine }) => mine.length === 1 && mine[0]?.conversationId === other.session.conversationId)
  })
})
