import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { noticesOf, seqsOf, shopperInQueue, upTo } from './support/scenes.ts'

describe('asking for a person by the button', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('[R43] one press is enough; pressing again keeps the place', async () => {
    const shopper = await connectShopper(desk.url)

    expect(await shopper.ask('handoff:request', {})).toMatchObject({
      ok: true,
      data: { status: 'queued', queue: { position: 1 } },
    })
    const other = await shopperInQueue(desk)
    desk.clock.pass(60_000)
    expect(await shopper.ask('handoff:request', {})).toMatchObject({ ok: true, data: { queue: { position: 1 } } })

    const agent = await hireAgent(desk.url, '李娜')
    expect(agent.inbox().waiting.map(row => row.reason)).toEqual(['button', 'asked'])
    for (const client of [shopper, other, agent]) client.leave()
  })

  it('the shopper may leave the queue: the bot answers again, as often as one changes one’s mind', async () => {
    const shopper = await connectShopper(desk.url)
    for (let i = 0; i < 3; i++) {
      await shopper.ask('handoff:request', {})
      expect(await shopper.ask('handoff:cancel', {})).toMatchObject({ ok: true, data: { status: 'bot' } })
    }
    expect(await shopper.ask('handoff:cancel', {})).toMatchObject({ ok: true, data: { status: 'bot' } })

    await shopper.say('电水壶保修几年？')

    expect((await shopper.hears(m => m.from === 'bot')).text).toContain('两年')
    const { messages, status } = await shopper.sync(0)
    expect(noticesOf(messages)).toEqual(['queued', 'cancelled', 'queued', 'cancelled', 'queued', 'cancelled'])
    expect(status).toEqual({ status: 'bot' })
    shopper.leave()
  })

  it('leaving comes too late when an agent has joined, and changes nothing', async () => {
    const shopper = await shopperInQueue(desk)
    const agent = await hireAgent(desk.url, '李娜')
    await agent.claim(shopper.session.conversationId)

    expect(await shopper.ask('handoff:cancel', {})).toMatchObject({ ok: true, data: { status: 'agent' } })
    expect(await shopper.ask('handoff:request', {})).toMatchObject({ ok: true, data: { status: 'agent' } })

    const { messages } = await shopper.sync(0)
    expect(noticesOf(messages)).toEqual(['queued', 'joined'])
    for (const client of [shopper, agent]) client.leave()
  })

  it('a storm of presses and words at once arrives in order, and the last word told is the truth', async () => {
    const shopper = await connectShopper(desk.url)

    await Promise.all([
      shopper.ask('handoff:request', {}),
      shopper.say('在吗'),
      shopper.ask('handoff:cancel', {}),
      shopper.say('人工客服'),
      shopper.ask('handoff:cancel', {}),
      shopper.ask('handoff:request', {}),
      shopper.say('我的订单号是 1'),
    ])

    const { head, status } = await shopper.sync(0)
    await shopper.hears(m => m.seq === head)
    expect(seqsOf(shopper.messages)).toEqual(upTo(head))
    expect(status).toMatchObject({ status: 'queued' })
    expect(shopper.status()).toEqual(status)
    shopper.leave()
  })
})
