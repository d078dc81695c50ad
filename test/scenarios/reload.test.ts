import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { connectAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { until } from '../support/until.ts'
import { hireOnline, shopperInQueue, shopperWith, timePasses } from './support/scenes.ts'

describe('a page that is reloaded', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('[R24] finds the history, the status and the place in the queue as they were', async () => {
    const before = await shopperInQueue(desk)
    const shopper = await shopperInQueue(desk)
    await shopper.say('我的订单号是 42')
    const { messages } = await shopper.sync(0)
    const { token, conversationId } = shopper.session
    shopper.leave()
    desk.clock.pass(60_000)
    const behind = await shopperInQueue(desk)

    const back = await connectShopper(desk.url, { token })

    expect(back.session).toMatchObject({ conversationId, status: 'queued', head: messages.length })
    expect((await back.sync(0)).messages).toEqual(messages)
    expect(await back.becomes('queued')).toMatchObject({ queue: { position: 2 } })
    for (const client of [before, back, behind]) client.leave()
  })

  it('asks only for what it has not seen', async () => {
    const shopper = await connectShopper(desk.url)
    await shopper.say('怎么开发票？')
    await shopper.say('如何申请退货？')

    const { messages, head } = await shopper.sync(2)

    expect(messages.map(m => m.seq)).toEqual([3, 4])
    expect(head).toBe(4)
    expect((await shopper.sync(99)).messages).toEqual([])
    shopper.leave()
  })

  it('of an agent keeps the conversation and the presence', async () => {
    const agent = await hireOnline(desk, '李娜')
    const shopper = await shopperInQueueServed()
    agent.leave()
    await timePasses(desk, 3_000)

    const back = await connectAgent(desk.url, agent.token, agent.id)
    await timePasses(desk, 60_000, [back])

    expect(back.inbox()).toMatchObject({
      presence: 'online',
      mine: [{ conversationId: shopper.session.conversationId }],
    })
    expect((await shopper.sync(0)).status).toMatchObject({ status: 'agent', agent: { name: '李娜' } })
    for (const client of [shopper, back]) client.leave()

    async function shopperInQueueServed() {
      const client = await connectShopper(desk.url)
      await client.say('人工客服')
      await client.becomes('agent')
      return client
    }
  })

  it('of one of an agent’s two consoles changes nothing', async () => {
    const agent = await hireOnline(desk, '李娜', { capacity: 1 })
    const second = await connectAgent(desk.url, agent.token, agent.id)
    const shopper = await shopperWith(desk, agent)
    agent.leave()

    await timePasses(desk, 60_000, [second])

    await second.say(shopper.session.conversationId, '还在')
    await shopper.hears(m => m.text === '还在')
    await until(() => (second.inbox().presence === 'online' ? true : null))
    for (const client of [shopper, second]) client.leave()
  })
})
