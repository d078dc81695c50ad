import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { connectAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { hireOnline, noticesOf, seqsOf, shopperInQueue, timePasses, upTo } from './support/scenes.ts'

describe('a restart of the server', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  async function servedShopper() {
    const agent = await hireOnline(desk, '李娜', { capacity: 1 })
    const shopper = await connectShopper(desk.url)
    await shopper.say('人工客服')
    await shopper.becomes('agent')
    return { agent, shopper, conversationId: shopper.session.conversationId }
  }

  it('[L5] in mid-conversation: the agent who comes back in time goes on as if nothing had been', async () => {
    const { agent, shopper, conversationId } = await servedShopper()

    await desk.restart()
    const back = await connectAgent(desk.url, agent.token, agent.id)
    const shopperBack = await connectShopper(desk.url, { token: shopper.session.token })
    await timePasses(desk, 60_000, [back])

    expect(shopperBack.session).toMatchObject({ conversationId, status: 'agent' })
    expect(back.inbox()).toMatchObject({ presence: 'online', mine: [{ conversationId }] })
    await shopperBack.say('还在吗')
    await back.hears(m => m.text === '还在吗')
    expect(await back.say(conversationId, '在的')).toMatchObject({ ok: true })
    await shopperBack.hears(m => m.text === '在的')
    for (const client of [back, shopperBack]) client.leave()
  })

  it('[L5] the agent who does not come back: the shopper is first in the queue, and told', async () => {
    const { shopper, conversationId } = await servedShopper()
    desk.clock.pass(60_000)
    const other = await shopperInQueue(desk)

    await desk.restart()
    const [shopperBack, otherBack] = await Promise.all([
      connectShopper(desk.url, { token: shopper.session.token }),
      connectShopper(desk.url, { token: other.session.token }),
    ])
    await timePasses(desk, 15_000)
    expect((await shopperBack.sync(0)).status.status).toBe('agent')
    await timePasses(desk, 10_000)

    expect(await shopperBack.becomes('queued')).toMatchObject({ queue: { position: 1 } })
    expect((await otherBack.sync(0)).status).toMatchObject({ queue: { position: 2 } })
    const { messages } = await shopperBack.sync(0)
    expect(noticesOf(messages)).toEqual(['queued', 'joined', 'left'])
    const colleague = await hireOnline(desk, '王强', { capacity: 1 })
    await colleague.sees(inbox => inbox.mine.some(row => row.conversationId === conversationId))
    for (const client of [shopperBack, otherBack, colleague]) client.leave()
  })

  it('keeps queue, history and timers; what is sent again is not stored twice', async () => {
    const shopper = await shopperInQueue(desk)
    const id = '7b0a9f5e-3c0d-4b8e-9d3f-2f1d0f5c1a11'
    const first = await shopper.say('订单 42', id)
    const { messages, head } = await shopper.sync(0)

    await desk.restart()
    const back = await connectShopper(desk.url, { token: shopper.session.token })

    expect(await back.say('订单 42', id)).toEqual(first)
    expect((await back.sync(0)).messages).toEqual(messages)
    await timePasses(desk, 5 * 60_000)
    await timePasses(desk, 5 * 60_000)
    const later = (await back.sync(head)).messages
    expect(noticesOf(later)).toEqual(['waitingLong'])
    expect(seqsOf([...messages, ...later])).toEqual(upTo(head + 1))
    back.leave()
  })
})
