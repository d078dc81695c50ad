import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { until } from '../support/until.ts'
import { hireOnline, placesOf, shopperInQueue } from './support/scenes.ts'

describe('assignment by the router', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('gives a waiting shopper to an agent who is online, without a claim', async () => {
    const agent = await hireOnline(desk, '李娜')
    const shopper = await connectShopper(desk.url)

    await shopper.say('人工客服')

    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: '李娜' } })
    await until(() => agent.assigned[0])
    expect(agent.assigned).toEqual([shopper.session.conversationId])
    for (const client of [shopper, agent]) client.leave()
  })

  it('takes no more than the agent can carry; the next comes when one is done', async () => {
    const agent = await hireOnline(desk, '李娜', { capacity: 2 })
    const shoppers = []
    for (let i = 0; i < 3; i++) {
      const shopper = await connectShopper(desk.url)
      await shopper.say('人工客服')
      shoppers.push(shopper)
    }
    const [first, second, third] = shoppers as [(typeof shoppers)[0], (typeof shoppers)[0], (typeof shoppers)[0]]
    await first.becomes('agent')
    await second.becomes('agent')
    await desk.tick()
    expect((await third.sync(0)).status).toMatchObject({ status: 'queued', queue: { position: 1 } })

    await agent.ask('conversation:close', { conversationId: first.session.conversationId })

    await third.becomes('agent')
    for (const client of [...shoppers, agent]) client.leave()
  })

  it('gives to the least busy, then to who has been idle longest', async () => {
    const anna = await hireOnline(desk, 'Anna')
    desk.clock.pass(1_000)
    const ben = await hireOnline(desk, 'Ben')
    const served: (string | undefined)[] = []
    for (let i = 0; i < 4; i++) {
      desk.clock.pass(1_000)
      const shopper = await connectShopper(desk.url)
      await shopper.say('人工客服')
      served.push((await shopper.becomes('agent')).agent?.name)
      shopper.leave()
    }

    expect(served).toEqual(['Anna', 'Ben', 'Anna', 'Ben'])
    for (const client of [anna, ben]) client.leave()
  })

  it.each(['busy', 'offline'])('gives nothing to an agent who is %s', async status => {
    const agent = await hireAgent(desk.url, '李娜')
    await agent.ask('presence:set', { status })
    const shopper = await shopperInQueue(desk)

    await desk.tick()

    expect((await shopper.sync(0)).status).toMatchObject({ status: 'queued' })
    await agent.ask('presence:set', { status: 'online' })
    await shopper.becomes('agent')
    for (const client of [shopper, agent]) client.leave()
  })

  it('[L5] serves in the order of arrival: nobody is overtaken', async () => {
    const shoppers = []
    for (let i = 0; i < 8; i++) {
      desk.clock.pass(1_000)
      shoppers.push(await shopperInQueue(desk))
    }
    const arrived = shoppers.map(shopper => shopper.session.conversationId)
    const agent = await hireAgent(desk.url, '李娜', { capacity: 3 })
    expect(placesOf(agent.inbox().waiting)).toEqual(arrived)

    await agent.ask('presence:set', { status: 'online' })
    for (const conversationId of arrived) {
      await until(() => agent.assigned.includes(conversationId) || null)
      await agent.ask('conversation:close', { conversationId })
    }

    expect(agent.assigned).toEqual(arrived)
    for (const client of [...shoppers, agent]) client.leave()
  })

  it('respects desks: an agent of another desk is not asked', async () => {
    const elsewhere = await hireOnline(desk, '维修', { desks: ['repair'] })
    const shopper = await shopperInQueue(desk)

    await desk.tick()

    expect((await shopper.sync(0)).status).toMatchObject({ status: 'queued' })
    for (const client of [shopper, elsewhere]) client.leave()
  })
})
