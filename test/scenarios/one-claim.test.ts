import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { noticesOf, shopperInQueue, upTo } from './support/scenes.ts'

describe('a claim', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('[L5] of twenty agents at once is won by exactly one', async () => {
    const shopper = await shopperInQueue(desk)
    const { conversationId } = shopper.session
    const agents = await Promise.all(upTo(20).map(n => hireAgent(desk.url, `agent ${n}`)))

    const claims = await Promise.all(agents.map(agent => agent.claim(conversationId)))

    expect(claims.filter(claim => claim.ok)).toHaveLength(1)
    expect(claims.flatMap(claim => (claim.ok ? [] : [claim.code]))).toEqual(Array(19).fill('NOT_WAITING'))
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'joined'])
    for (const client of [shopper, ...agents]) client.leave()
  })

  it('may be repeated by the winner, say after a lost acknowledgement, and changes nothing then', async () => {
    const shopper = await shopperInQueue(desk)
    const { conversationId } = shopper.session
    const agent = await hireAgent(desk.url, '李娜')

    const claims = await Promise.all(upTo(5).map(() => agent.claim(conversationId)))

    expect(claims.every(claim => claim.ok)).toBe(true)
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'joined'])
    for (const client of [shopper, agent]) client.leave()
  })

  it('of what nobody waits with is refused', async () => {
    const shopper = await shopperInQueue(desk)
    const { conversationId } = shopper.session
    const agent = await hireAgent(desk.url, '李娜')
    await shopper.ask('handoff:cancel', {})

    expect(await agent.claim(conversationId)).toMatchObject({ ok: false, code: 'NOT_WAITING' })
    expect(await agent.claim('00000000-0000-4000-8000-000000000000')).toMatchObject({ ok: false, code: 'NOT_FOUND' })

    expect((await shopper.sync(0)).status).toEqual({ status: 'bot' })
    for (const client of [shopper, agent]) client.leave()
  })
})
