import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { ASK_AGAIN_AFTER_MS, OPEN_WITHIN_MS } from '../../server/conversation/offer.ts'
import type { AgentClient } from '../support/agent-client.ts'
import { connectShopper, type ShopperClient } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { hireOnline, noticesOf, shopperInQueue, timePasses } from './support/scenes.ts'

describe('a conversation that the router gave', () => {
  let desk: TestDesk
  let anna: AgentClient
  let shopper: ShopperClient
  let conversationId: string
  beforeEach(async () => {
    desk = await startDesk()
    anna = await hireOnline(desk, 'Anna')
    shopper = await connectShopper(desk.url)
    await shopper.say('人工客服')
    await shopper.becomes('agent')
    conversationId = shopper.session.conversationId
  })
  afterEach(async () => {
    shopper.leave()
    anna.leave()
    await desk.stop()
  })

  it('and that nobody opens goes to a colleague, at its old place', async () => {
    await timePasses(desk, 1_000, [anna])
    const other = await shopperInQueueWhenBusy()
    const ben = await hireOnline(desk, 'Ben', { capacity: 1 })

    await timePasses(desk, OPEN_WITHIN_MS, [anna, ben])

    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: 'Ben' } })
    await ben.sees(inbox => inbox.mine[0]?.conversationId === conversationId)
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'joined', 'queued', 'joined'])
    for (const client of [other, ben]) client.leave()
  })

  it('is offered again to who missed it, should nobody else be there', async () => {
    await timePasses(desk, OPEN_WITHIN_MS, [anna])
    expect((await shopper.sync(0)).status.status).toBe('queued')

    await timePasses(desk, ASK_AGAIN_AFTER_MS, [anna])

    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: 'Anna' } })
  })

  it('stays with who has looked at it, and with who has answered', async () => {
    await anna.sync(conversationId)

    await timePasses(desk, OPEN_WITHIN_MS * 2, [anna])

    expect((await shopper.sync(0)).status).toMatchObject({ status: 'agent', agent: { name: 'Anna' } })
    expect(await desk.stored.timers()).not.toContain('offer')
  })

  it('asks for it after a restart of the server all the same', async () => {
    const ben = await hireOnline(desk, 'Ben')
    await desk.restart()
    await desk.app.desk.presence.renew([anna.id, ben.id])
    const back = await connectShopper(desk.url, { token: shopper.session.token })

    for (let left = OPEN_WITHIN_MS + 5_000; left > 0; left -= 5_000) {
      desk.clock.pass(5_000)
      await desk.app.desk.presence.renew([anna.id, ben.id])
    }
    await desk.tick()
    await desk.tick()

    expect((await back.sync(0)).status).toMatchObject({ status: 'agent', agent: { name: 'Ben' } })
    expect(noticesOf((await back.sync(0)).messages)).toEqual(['queued', 'joined', 'queued', 'joined'])
    back.leave()
  })

  it('[R52] a reply later than the target is counted once, for the desk and the agent; one in time is not', async () => {
    await anna.sync(conversationId)
    await timePasses(desk, 4 * 60_000, [anna])
    await anna.say(conversationId, '您好')
    await timePasses(desk, 6 * 60_000, [anna])
    expect(await breaches()).toEqual([])

    await shopper.say('还在吗')
    await timePasses(desk, 6 * 60_000, [anna])
    await shopper.say('？')
    await timePasses(desk, 6 * 60_000, [anna])

    expect(await breaches()).toEqual([{ desk: 'human', agentId: anna.id }])
  })

  it('goes to the same agent as last time, though a colleague has less to do', async () => {
    await anna.sync(conversationId)
    await anna.ask('conversation:close', { conversationId })
    await shopper.becomes('closed')
    const ben = await hireOnline(desk, 'Ben')
    const busy = await connectShopper(desk.url)
    await busy.say('人工客服')
    await busy.becomes('agent')
    const quiet = busy.status()?.agent?.name === 'Anna' ? 'Ben' : 'Anna'
    const more = await connectShopper(desk.url)
    if (quiet === 'Anna') {
      await more.say('人工客服')
      await more.becomes('agent')
    }

    await shopper.say('人工客服')

    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: 'Anna' } })
    for (const client of [ben, busy, more]) client.leave()
  })

  const breaches = () => desk.stored.breaches()

  /** Somebody who came later, and whom nobody serves: Anna has her hands full. */
  async function shopperInQueueWhenBusy(): Promise<ShopperClient> {
    await anna.ask('presence:set', { status: 'busy' })
    return shopperInQueue(desk)
  }
})
