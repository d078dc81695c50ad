import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Message } from '../../protocol/message.ts'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { seqsOf, shopperWith, textsOf, upTo } from './support/scenes.ts'

describe('a message that is sent again', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('[L7] is answered with the first result and stored once, with one turn of the bot', async () => {
    const shopper = await connectShopper(desk.url)
    const id = randomUUID()
    const first = await shopper.say('怎么开发票？', id)
    desk.clock.pass(1_000)

    expect(await shopper.say('怎么开发票？', id)).toEqual(first)

    expect((await shopper.sync(0)).messages.map(m => m.from)).toEqual(['shopper', 'bot'])
    shopper.leave()
  })

  it('[L7] twenty times at once, over two tabs, is stored once', async () => {
    const shopper = await connectShopper(desk.url)
    const tab = await connectShopper(desk.url, { token: shopper.session.token })
    const id = randomUUID()

    const acks = await Promise.all(upTo(20).map(n => (n % 2 ? shopper : tab).say('怎么开发票？', id)))

    expect(new Set(acks.map(ack => JSON.stringify(ack))).size).toBe(1)
    expect(acks[0]).toMatchObject({ ok: true, data: { seq: 1 } })
    expect((await shopper.sync(0)).head).toBe(2)
    for (const client of [shopper, tab]) client.leave()
  })

  it('[L7] with other words, or as something else, is a conflict and never the old answer', async () => {
    const shopper = await connectShopper(desk.url)
    const id = randomUUID()
    await shopper.say('怎么开发票？', id)
    const conflict = { ok: false, code: 'IDEMPOTENCY_CONFLICT' }

    expect(await shopper.say('怎么退货？', id)).toMatchObject(conflict)
    expect(await shopper.ask('message:send', { clientMessageId: id, choice: 'invoice-how' })).toMatchObject(conflict)

    expect((await shopper.sync(0)).head).toBe(2)
    shopper.leave()
  })

  it('[L7] with other words at the same moment: one is stored, the other is a conflict', async () => {
    const shopper = await connectShopper(desk.url)
    const id = randomUUID()

    const acks = await Promise.all([shopper.say('怎么开发票？', id), shopper.say('怎么退货？', id)])

    expect(acks.map(ack => (ack.ok ? 'stored' : ack.code))).toEqual(['stored', 'IDEMPOTENCY_CONFLICT'])
    expect(textsOf((await shopper.sync(0)).messages)[0]).toBe('怎么开发票？')
    shopper.leave()
  })

  it('[L7] after the conversation was closed gives the first result and does not open it again', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    const { conversationId } = shopper.session
    const [theirs, ours] = [randomUUID(), randomUUID()]
    const asked = await shopper.say('什么时候发货', theirs)
    const answered = await agent.say(conversationId, '明天', ours)
    await agent.ask('conversation:close', { conversationId })

    expect(await shopper.say('什么时候发货', theirs)).toEqual(asked)
    expect(await agent.say(conversationId, '明天', ours)).toEqual(answered)

    expect((await shopper.sync(0)).status.status).toBe('closed')
    for (const client of [shopper, agent]) client.leave()
  })

  it('[L7] with half of a character pair in it is the same message still, and reads alike everywhere', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    const { conversationId } = shopper.session
    const [theirs, ours] = [randomUUID(), randomUUID()]
    const asked = await shopper.say('发货\ud800了吗', theirs)
    const answered = await agent.say(conversationId, '\udc00明天', ours)

    expect(await shopper.say('发货\ud800了吗', theirs)).toEqual(asked)
    expect(await agent.say(conversationId, '\udc00明天', ours)).toEqual(answered)

    const said = ['发货\ufffd了吗', '\ufffd明天']
    await shopper.hears(m => m.clientMessageId === ours)
    const ofTwo = (messages: readonly Message[]) =>
      messages.filter(({ clientMessageId }) => clientMessageId === theirs || clientMessageId === ours)
    expect(textsOf(ofTwo(shopper.messages))).toEqual(said)
    expect(textsOf(ofTwo((await shopper.sync(0)).messages))).toEqual(said)
    for (const client of [shopper, agent]) client.leave()
  })

  it('the same id in another conversation is another message', async () => {
    const [a, b] = await Promise.all([connectShopper(desk.url), connectShopper(desk.url)])
    const id = randomUUID()

    const acks = await Promise.all([a.say('怎么开发票？', id), b.say('怎么退货？', id)])

    expect(acks.map(ack => ack.ok)).toEqual([true, true])
    for (const client of [a, b]) client.leave()
  })
})

describe('messages that are sent without waiting', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('[L7] keep their order, and everybody reads 1, 2, 3 … without a gap', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    const { conversationId } = shopper.session
    const questions = upTo(60).map(n => `问 ${n}`)
    const answers = upTo(60).map(n => `答 ${n}`)

    const acks = await Promise.all([
      ...questions.map(text => shopper.say(text)),
      ...answers.map(text => agent.say(conversationId, text)),
    ])

    expect(acks.every(ack => ack.ok)).toBe(true)
    const { messages, head } = await shopper.sync(0)
    expect(seqsOf(messages)).toEqual(upTo(head))
    expect(textsOf(messages).filter(text => text.startsWith('问'))).toEqual(questions)
    expect(textsOf(messages).filter(text => text.startsWith('答'))).toEqual(answers)
    await shopper.hears(m => m.seq === head)
    await agent.hears(m => m.seq === head)
    expect(seqsOf(shopper.messages)).toEqual(upTo(head))
    expect(seqsOf(agent.messages)).toEqual(upTo(head).slice(-seqsOf(agent.messages).length))
    for (const client of [shopper, agent]) client.leave()
  })
})
