import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { noticesOf, shopperInQueue, shopperWith, timePasses, upTo } from './support/scenes.ts'

const MINUTE = 60_000

describe('what happens because time passes', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('half an hour of silence closes a conversation with an agent, once', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)

    await timePasses(desk, 29 * MINUTE, [agent])
    expect((await shopper.sync(0)).status.status).toBe('agent')
    await timePasses(desk, 2 * MINUTE, [agent])

    expect(await shopper.becomes('closed')).toMatchObject({ canRate: true })
    await Promise.all(upTo(5).map(() => desk.tick()))
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'joined', 'waitingLong', 'closed'])
    for (const client of [shopper, agent]) client.leave()
  })

  it('every word, of either side, begins the half hour anew', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    await timePasses(desk, 20 * MINUTE, [agent])
    await shopper.say('还在等')
    await timePasses(desk, 20 * MINUTE, [agent])
    await agent.say(shopper.session.conversationId, '正在查')
    await timePasses(desk, 29 * MINUTE, [agent])

    expect((await shopper.sync(0)).status.status).toBe('agent')
    await timePasses(desk, 2 * MINUTE, [agent])

    await shopper.becomes('closed')
    for (const client of [shopper, agent]) client.leave()
  })

  it('[R50] a long wait is admitted, once, and again only after another hand-over', async () => {
    const shopper = await shopperInQueue(desk)

    await timePasses(desk, 4 * MINUTE)
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued'])
    await timePasses(desk, 30 * MINUTE)

    await shopper.hears(m => m.card?.kind === 'notice' && m.card.notice === 'waitingLong')
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'waitingLong'])
    await shopper.ask('handoff:cancel', {})
    await timePasses(desk, 30 * MINUTE)
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'waitingLong', 'cancelled'])
    shopper.leave()
  })

  it('[L5] timers that fell due while the server was down fire once each, more than one batch of them', async () => {
    for (const _ of upTo(6)) {
      const shoppers = await Promise.all(upTo(20).map(() => connectShopper(desk.url)))
      await Promise.all(shoppers.map(shopper => shopper.ask('handoff:request', {})))
      for (const shopper of shoppers) shopper.leave()
    }
    desk.clock.pass(10 * MINUTE)
    await desk.restart()

    await Promise.all([desk.tick(), desk.tick()])
    await desk.tick()

    const fired = (await desk.stored.messages()).filter(each => JSON.stringify(each.card)?.includes('waitingLong'))
    expect(fired).toHaveLength(120)
    expect(new Set(fired.map(each => each.conversationId)).size).toBe(120)
    expect(await desk.stored.timers()).toEqual([])
  }, 60_000)
})
