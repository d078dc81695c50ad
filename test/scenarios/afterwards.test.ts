import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type AgentClient, hireAgent } from '../support/agent-client.ts'
import { connectShopper, type ShopperClient } from '../support/shopper-client.ts'
import { hireOnline, noticesOf, seqsOf, shopperWith, textsOf, upTo } from './support/scenes.ts'
import { startShopWithDesks } from './support/shop-with-desks.ts'

const HOUR = 60 * 60_000
const DESKS = `after_closing: { rate_hours: 48, continue_hours: 6 }
desks:
  human:
    title: { zh: 在线客服, en: Customer service }
`

describe('what may still be done after the end', () => {
  let desk: Awaited<ReturnType<typeof startShopWithDesks>>
  let agent: AgentClient
  let shopper: ShopperClient
  let conversationId: string
  beforeEach(async () => {
    desk = await startShopWithDesks({ desks: DESKS })
    agent = await hireAgent(desk.url, '李娜')
    shopper = await shopperWith(desk, agent)
    conversationId = shopper.session.conversationId
    await agent.ask('conversation:close', { conversationId })
    await shopper.becomes('closed')
  })
  afterEach(async () => {
    for (const client of [shopper, agent]) client.leave()
    await desk.close()
  })

  const timers = () => desk.stored.timers()

  it('[R93] a rating: offered until the shop’s own deadline, then no more, and refused with a reason', async () => {
    const closedAt = desk.clock()
    expect((await shopper.sync(0)).status).toMatchObject({ canRate: true, rateUntil: closedAt + 48 * HOUR })
    expect(await timers()).toEqual(['rating', 'reopen'])

    desk.clock.pass(48 * HOUR)
    expect(await shopper.ask('rating:send', { score: 5 })).toMatchObject({ ok: false, code: 'RATING_OVER' })
    await Promise.all(upTo(5).map(() => desk.tick()))

    expect(await shopper.sees(status => status.canRate === false)).not.toHaveProperty('rateUntil')
    expect(await timers()).toEqual([])
    expect(await shopper.ask('rating:send', { score: 5 })).toMatchObject({ ok: false, code: 'RATING_OVER' })
    expect(await desk.stored.ratings()).toEqual([])
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'joined', 'closed'])
  })

  it('[R93] its timer fires once, also when it fell due while the server was down, and a clock set back does not undo it', async () => {
    desk.clock.pass(49 * HOUR)
    await desk.restart()
    await Promise.all([desk.tick(), desk.tick()])
    const back = await connectShopper(desk.url, { token: shopper.session.token })
    expect((await back.sync(0)).status).toMatchObject({ status: 'closed', canRate: false })

    desk.clock.pass(-20 * HOUR)
    await desk.tick()

    expect(await back.ask('rating:send', { score: 5 })).toMatchObject({ ok: false, code: 'RATING_OVER' })
    expect((await back.sync(0)).status).toMatchObject({ canRate: false })
    back.leave()
  })

  it('[R93] given in time, it ends the wait for it', async () => {
    desk.clock.pass(47 * HOUR)

    expect(await shopper.ask('rating:send', { score: 4 })).toMatchObject({ ok: true })

    expect(await timers()).toEqual(['reopen'])
    expect(await shopper.sees(status => status.canRate === false)).toMatchObject({ status: 'closed' })
  })

  it('a question soon after: the same agent is asked first, and the shopper is told', async () => {
    const other = await shopperWith(desk, agent)
    const idle = await hireOnline(desk, '王强')
    await agent.ask('presence:set', { status: 'online' })

    await shopper.say('人工客服')

    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: '李娜' } })
    expect(textsOf((await shopper.sync(0)).messages).join()).toContain('会优先请上次的客服接待')
    expect(await timers()).not.toContain('rating')
    for (const client of [other, idle]) client.leave()
  })

  it('a question much later: a new matter with the bot, for whoever is free, below the whole history', async () => {
    desk.clock.pass(6 * HOUR)
    await desk.tick()
    expect(await timers()).toEqual(['rating'])
    const other = await shopperWith(desk, agent)
    const idle = await hireOnline(desk, '王强')
    await agent.ask('presence:set', { status: 'online' })

    await shopper.say('怎么开发票？')
    expect((await shopper.sync(0)).status).toEqual({ status: 'bot' })
    await shopper.say('人工客服')

    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: '王强' } })
    const { messages, head } = await shopper.sync(0)
    expect(seqsOf(messages)).toEqual(upTo(head))
    expect(noticesOf(messages)).toEqual(['queued', 'joined', 'closed', 'reopened', 'queued', 'joined'])
    expect(textsOf(messages)).toContain('新的会话已开始，以上是历史记录。')
    for (const client of [other, idle]) client.leave()
  })
})
