import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { connectAgent, hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { noticesOf, shopperWith } from './support/scenes.ts'

describe('who may do what', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('[R106] a shopper reaches only their own conversation, whatever they name', async () => {
    const [a, b] = await Promise.all([connectShopper(desk.url), connectShopper(desk.url)])
    await b.say('怎么开发票？')
    const { conversationId } = b.session

    for (const [event, payload] of Object.entries({
      'message:send': { clientMessageId: randomUUID(), text: '我是 A', conversationId },
      sync: { after: 0, conversationId },
      'handoff:request': { conversationId },
      'conversation:claim': { conversationId },
      'conversation:close': { conversationId },
    }))
      expect(await a.ask(event, payload)).toMatchObject({ ok: false, code: expect.stringMatching(/^BAD_/) })

    expect((await a.sync(0)).messages).toEqual([])
    expect((await b.sync(0)).messages).toHaveLength(2)
    expect(a.messages).toEqual([])
    for (const client of [a, b]) client.leave()
  })

  it('[R106] for an agent without the right to it a conversation does not exist', async () => {
    const owner = await hireAgent(desk.url, '李娜')
    const other = await hireAgent(desk.url, '王强')
    const withBot = await connectShopper(desk.url)
    await withBot.say('怎么开发票？')
    const served = await shopperWith(desk, owner)

    for (const { session } of [withBot, served]) {
      const { conversationId } = session
      for (const [event, rest] of Object.entries({
        sync: { after: 0 },
        'note:add': { text: '看看' },
        suggest: {},
        typing: { on: true },
        read: { seq: 1 },
        'conversation:transfer': { to: { desk: 'human' } },
      }))
        expect(await other.ask(event, { conversationId, ...rest })).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    }
    expect(other.messages).toEqual([])
    for (const client of [owner, other, withBot, served]) client.leave()
  })

  it('[L5] who is not the owner can not write, release, close or hand on, not even the supervisor', async () => {
    const owner = await hireAgent(desk.url, '李娜')
    const others = [await hireAgent(desk.url, '王强'), await hireAgent(desk.url, '班长', { role: 'supervisor' })]
    const shopper = await shopperWith(desk, owner)
    const { conversationId } = shopper.session

    for (const other of others) {
      expect(await other.say(conversationId, '我来')).toMatchObject({ ok: false, code: 'NOT_OWNER' })
      for (const event of ['conversation:release', 'conversation:close'])
        expect(await other.ask(event, { conversationId })).toMatchObject({ ok: false, code: 'NOT_OWNER' })
    }
    const [, supervisor] = others
    expect(await supervisor?.sync(conversationId)).toMatchObject({ ok: true, data: { isOwner: false } })
    expect(await supervisor?.ask('conversation:transfer', { conversationId, to: { desk: 'human' } })).toMatchObject({
      ok: false,
      code: 'NOT_OWNER',
    })

    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'joined'])
    for (const client of [owner, ...others, shopper]) client.leave()
  })

  it('[R106] editors have no conversations, and nobody gets in without signing in', async () => {
    await expect(hireAgent(desk.url, '编辑', { role: 'editor' })).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } })
    const shopper = await connectShopper(desk.url)

    for (const token of ['', 'made-up', shopper.session.token])
      await expect(connectAgent(desk.url, token, 'x')).rejects.toMatchObject({ data: { code: 'UNAUTHENTICATED' } })
    shopper.leave()
  })

  it('[R106] notes stay within the team, on every way to the shopper', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    const { conversationId, token } = shopper.session
    const heard: unknown[] = []
    shopper.socket.onAny((...event) => heard.push(event))

    await agent.ask('note:add', { conversationId, text: 'CANARY-内部备注' })
    await agent.ask('conversation:transfer', { conversationId, to: { desk: 'human' }, note: 'CANARY-转接备注' })
    await shopper.becomes('queued')
    await agent.claim(conversationId)
    await agent.ask('conversation:close', { conversationId })
    await shopper.becomes('closed')

    const back = await connectShopper(desk.url, { token })
    back.socket.onAny((...event) => heard.push(event))
    heard.push(back.session, await back.sync(0), back.messages)
    expect(JSON.stringify(heard)).not.toContain('CANARY')
    expect(await agent.sync(conversationId)).toMatchObject({ ok: true, data: { notes: [{}, {}] } })
    for (const client of [agent, shopper, back]) client.leave()
  })

  it('[R102] nobody of the team can ask for a password or a code', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    const { conversationId } = shopper.session

    expect(await agent.say(conversationId, '请把验证码发给我')).toMatchObject({
      ok: false,
      code: 'ASKS_FOR_SECRET',
    })
    expect(await agent.say(conversationId, '请不要把验证码告诉任何人')).toMatchObject({ ok: true })

    expect((await shopper.sync(0)).messages.filter(m => m.from === 'agent')).toHaveLength(1)
    for (const client of [agent, shopper]) client.leave()
  })
})
