import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { AgentSynced } from '../../protocol/agent.ts'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { until } from '../support/until.ts'
import { noticesOf, shopperInQueue, textsOf } from './support/scenes.ts'

describe('asking for a person by word', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('[R43] one 人工客服 is enough, and the shopper is told so at once', async () => {
    const shopper = await connectShopper(desk.url)

    expect(await shopper.say('人工客服')).toMatchObject({ ok: true, data: { seq: 1 } })

    await shopper.becomes('queued')
    const { messages } = await shopper.sync(0)
    expect(messages.map(m => m.from)).toEqual(['shopper', 'system'])
    expect(noticesOf(messages)).toEqual(['queued'])
    shopper.leave()
  })

  it('[R50] tells each their place and a range, and moves them up when the one before is served', async () => {
    const first = await shopperInQueue(desk)
    const second = await shopperInQueue(desk)
    const third = await shopperInQueue(desk)
    await until(() => third.status()?.queue?.position === 3 || null)
    const [low, high] = third.status()?.queue?.waitSeconds ?? [0, 0]
    expect(low).toBeGreaterThan(0)
    expect(high).toBeGreaterThan(low)

    const agent = await hireAgent(desk.url, '李娜')
    await agent.claim(first.session.conversationId)

    await until(() => second.status()?.queue?.position === 1 || null)
    await until(() => third.status()?.queue?.position === 2 || null)
    expect(first.status()).toMatchObject({ status: 'agent', agent: { name: '李娜' } })
    for (const client of [first, second, third, agent]) client.leave()
  })

  it('[L17] asking again keeps the place, and the agent sees how often it was asked', async () => {
    const first = await shopperInQueue(desk)
    const second = await shopperInQueue(desk)
    desk.clock.pass(60_000)

    await first.say('转人工')
    await first.say('人工')

    const agent = await hireAgent(desk.url, '李娜')
    const row = agent.inbox().waiting[0]
    expect(row).toMatchObject({ conversationId: first.session.conversationId, reason: 'asked', priority: 'normal' })
    const seen = await agent.ask<AgentSynced>('sync', { conversationId: first.session.conversationId, after: 0 })
    expect(seen).toMatchObject({ ok: true, data: { customer: { humanAsks: 3 }, isOwner: false } })
    for (const client of [first, second, agent]) client.leave()
  })

  it('[R57] whoever joins reads the whole conversation, the bot’s part too', async () => {
    const shopper = await connectShopper(desk.url)
    await shopper.say('电水壶保修几年？')
    await shopper.say('怎么开发票？')
    await shopper.say('转人工')
    await shopper.becomes('queued')

    const agent = await hireAgent(desk.url, '李娜')
    await agent.claim(shopper.session.conversationId)
    const seen = await agent.sync(shopper.session.conversationId)

    const told = (await shopper.sync(0)).messages
    if (!seen.ok) throw new Error(seen.code)
    expect(textsOf(seen.data.messages)).toEqual(textsOf(told))
    expect(seen.data.messages.filter(m => m.from === 'bot').map(m => m.bot?.entryId)).toEqual([
      'warranty-kettle',
      'invoice-how',
    ])
    expect(told.some(m => 'bot' in m)).toBe(false)
    for (const client of [shopper, agent]) client.leave()
  })
})
