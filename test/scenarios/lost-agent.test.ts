import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { GRACE_MS } from '../../server/desk/presence.ts'
import { type AgentClient, connectAgent, hireAgent } from '../support/agent-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { until } from '../support/until.ts'
import { hireOnline, noticesOf, placesOf, shopperInQueue, shopperWith, timePasses } from './support/scenes.ts'

describe('an agent who is gone', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('[L5] without a goodbye: the shopper goes to the front of the queue, and is told', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    await timePasses(desk, 60_000, [agent])
    const other = await shopperInQueue(desk)
    agent.socket.io.engine.close()
    await graceBegins(agent)

    await timePasses(desk, GRACE_MS - 500)
    expect((await shopper.sync(0)).status.status).toBe('agent')
    await timePasses(desk, 2_000)

    expect(await shopper.becomes('queued')).toMatchObject({ queue: { position: 1 } })
    expect((await shopper.hears(m => m.card?.kind === 'notice' && m.card.notice === 'left')).text).toContain('最前面')
    const colleague = await hireAgent(desk.url, '王强')
    expect(placesOf(colleague.inbox().waiting)).toEqual([shopper, other].map(s => s.session.conversationId))
    for (const client of [shopper, other, colleague]) client.leave()
  })

  it('[L5] silently, the line just dead: the lease runs out, and a colleague takes over', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    const colleague = await hireOnline(desk, '王强')

    await timePasses(desk, 16_000, [colleague])

    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: '王强' } })
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'joined', 'left', 'joined'])
    expect(await agent.say(shopper.session.conversationId, '我回来了')).toMatchObject({ ok: false, code: 'NOT_OWNER' })
    for (const client of [shopper, agent, colleague]) client.leave()
  })

  it('who comes back too late finds the conversation with the colleague', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    agent.leave()
    const colleague = await hireOnline(desk, '王强')
    await timePasses(desk, 20_000, [colleague])
    await until(() => (shopper.status()?.agent?.name === '王强' ? true : null))

    const back = await connectAgent(desk.url, agent.token, agent.id)

    expect(back.inbox()).toMatchObject({ mine: [], presence: 'offline' })
    expect(await back.claim(shopper.session.conversationId)).toMatchObject({ ok: false, code: 'NOT_WAITING' })
    for (const client of [shopper, colleague, back]) client.leave()
  })

  it('who goes offline hands everything on, in the old order', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const first = await shopperWith(desk, agent)
    desk.clock.pass(1_000)
    const second = await shopperWith(desk, agent)

    await agent.ask('presence:set', { status: 'offline' })

    await first.becomes('queued')
    await second.becomes('queued')
    await until(() => (second.status()?.queue?.position === 2 ? true : null))
    expect(first.status()).toMatchObject({ queue: { position: 1 } })
    await agent.sees(inbox => inbox.mine.length === 0 && inbox.waiting.length === 2)
    for (const client of [first, second, agent]) client.leave()
  })

  /** The server has noticed that the last console of the agent is gone. */
  async function graceBegins({ id }: AgentClient): Promise<void> {
    await until(async () => {
      const lease = await desk.stored.leaseOf(id)
      return lease !== null && lease <= desk.clock() + GRACE_MS ? true : null
    })
  }
})
