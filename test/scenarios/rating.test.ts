import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { noticesOf, seqsOf, shopperInQueue, shopperWith, upTo } from './support/scenes.ts'

describe('the end of a conversation', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('[R93] can be rated once, and the rating counts for the agent', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    await agent.ask('conversation:close', { conversationId: shopper.session.conversationId })
    expect(await shopper.becomes('closed')).toMatchObject({ canRate: true })

    const rated = await Promise.all(upTo(5).map(n => shopper.ask('rating:send', { score: n, reasons: ['耐心'] })))

    expect(rated.map(ack => (ack.ok ? 'ok' : ack.code)).sort()).toEqual(
      [...Array(4).fill('ALREADY_RATED'), 'ok'].sort(),
    )
    expect((await shopper.sync(0)).status).toMatchObject({ status: 'closed', canRate: false })
    expect(await desk.stored.ratings()).toEqual([
      { score: rated.findIndex(ack => ack.ok) + 1, reasons: ['耐心'], agentId: agent.id, episode: 1 },
    ])
    for (const client of [shopper, agent]) client.leave()
  })

  it('[R93] is not asked for, and not taken, before it is the end', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperInQueue(desk)
    const early = { ok: false, code: 'NOT_CLOSED' }

    expect(await shopper.ask('rating:send', { score: 1 })).toMatchObject(early)
    await agent.claim(shopper.session.conversationId)
    expect(await shopper.ask('rating:send', { score: 1 })).toMatchObject(early)

    for (const client of [shopper, agent]) client.leave()
  })

  it('is no end: who writes again is heard, with the history above and a new rating to give', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    const { conversationId } = shopper.session
    await agent.ask('conversation:close', { conversationId })
    await shopper.ask('rating:send', { score: 2 })
    expect(await agent.say(conversationId, '对了')).toMatchObject({ ok: false, code: 'CONVERSATION_CLOSED' })

    await shopper.say('怎么开发票？')

    expect((await shopper.hears(m => m.from === 'bot')).text).toContain('申请发票')
    expect((await shopper.sync(0)).status).toEqual({ status: 'bot' })
    await shopper.say('人工客服')
    await agent.sees(inbox => inbox.waiting.length === 1)
    await agent.claim(conversationId)
    expect(await agent.sync(conversationId)).toMatchObject({
      ok: true,
      data: { customer: { episodes: 2, lastRating: 2, humanAsks: 1 } },
    })
    await agent.ask('conversation:close', { conversationId })
    expect(await shopper.ask('rating:send', { score: 5 })).toMatchObject({ ok: true })
    const { messages, head } = await shopper.sync(0)
    expect(noticesOf(messages)).toEqual(['queued', 'joined', 'closed', 'reopened', 'queued', 'joined', 'closed'])
    expect(seqsOf(messages)).toEqual(upTo(head))
    for (const client of [shopper, agent]) client.leave()
  })

  it('pressing 转人工 after the end goes straight to the queue', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    await agent.ask('conversation:close', { conversationId: shopper.session.conversationId })
    await shopper.becomes('closed')

    expect(await shopper.ask('handoff:request', {})).toMatchObject({ ok: true, data: { status: 'queued' } })

    for (const client of [shopper, agent]) client.leave()
  })
})
