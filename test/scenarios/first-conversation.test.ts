import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'

describe('the first conversation', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('[R28] [R29] [R43] answers at once, hands over on 人工客服, and keeps the history over a restart', async () => {
    const shopper = await connectShopper(desk.url)
    const { conversationId, token } = shopper.session

    await shopper.say('电水壶保修几年？')
    const answer = await shopper.hears(m => m.from === 'bot')
    expect(answer.text).toContain('两年')
    expect(answer.source).toEqual({ title: '保修政策', checked: '2026-09-01' })

    const agent = await hireAgent(desk.url, '李娜')
    await shopper.say('人工客服')
    await shopper.becomes('queued')
    await agent.sees(inbox => inbox.waiting.some(row => row.conversationId === conversationId))
    expect(await agent.claim(conversationId)).toMatchObject({ ok: true, data: { status: 'agent' } })
    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: '李娜' } })

    const { messages } = await shopper.sync(0)
    expect(await agent.sync(conversationId)).toMatchObject({ ok: true, data: { head: messages.length, isOwner: true } })
    await agent.say(conversationId, '您好，我是李娜。')
    await shopper.hears(m => m.from === 'agent' && m.text === '您好，我是李娜。')
    await shopper.say('谢谢')
    await agent.hears(m => m.from === 'shopper' && m.text === '谢谢')
    await agent.ask('conversation:close', { conversationId })
    expect(await shopper.becomes('closed')).toMatchObject({ canRate: true })
    expect(await shopper.ask('rating:send', { score: 5 })).toEqual({ ok: true, data: null })
    const before = await shopper.sync(0)
    shopper.leave()
    agent.leave()

    await desk.restart()

    const back = await connectShopper(desk.url, { token })
    expect(back.session).toMatchObject({ conversationId, head: before.head, status: 'closed' })
    const after = await back.sync(0)
    expect(after.messages).toEqual(before.messages)
    expect(after.messages.map(m => m.seq)).toEqual(after.messages.map((_, index) => index + 1))
    back.leave()
  })
})
