import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type AgentClient, hireAgent } from '../support/agent-client.ts'
import type { ShopperClient } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { noticesOf, placesOf, shopperInQueue, shopperWith } from './support/scenes.ts'

describe('a conversation that is handed on', () => {
  let desk: TestDesk
  let agent: AgentClient
  let shopper: ShopperClient
  let conversationId: string
  beforeEach(async () => {
    desk = await startDesk()
    agent = await hireAgent(desk.url, '李娜')
    shopper = await shopperWith(desk, agent)
    conversationId = shopper.session.conversationId
  })
  afterEach(async () => {
    for (const client of [shopper, agent]) client.leave()
    await desk.stop()
  })

  const handOn = (to: Record<string, string>, note?: string) =>
    agent.ask('conversation:transfer', { conversationId, to, ...(note === undefined ? {} : { note }) })

  it('[R59] to a colleague: who takes it with everything said and the note, and the shopper is told the name', async () => {
    const colleague = await hireAgent(desk.url, '王强')
    await colleague.ask('presence:set', { status: 'busy' })
    await shopper.say('水壶漏水')

    expect(await handOn({ agentId: colleague.id }, '已核对订单')).toMatchObject({
      ok: true,
      data: { status: 'agent', agent: { name: '王强' } },
    })

    await colleague.sees(inbox => placesOf(inbox.mine).includes(conversationId))
    expect(await colleague.sync(conversationId)).toMatchObject({
      ok: true,
      data: { isOwner: true, notes: [{ text: '已核对订单', agent: { name: '李娜' } }] },
    })
    expect(await agent.say(conversationId, '还有一句')).toMatchObject({ ok: false, code: 'NOT_OWNER' })
    await colleague.say(conversationId, '您好，我是王强')
    await shopper.hears(m => m.text === '您好，我是王强')
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'joined', 'transferred'])
    colleague.leave()
  })

  it('[R59] to somebody who is not there is refused, and nothing changes', async () => {
    const away = await hireAgent(desk.url, '王强')
    await away.ask('presence:set', { status: 'offline' })
    const refused = { ok: false, code: 'AGENT_NOT_AVAILABLE' }

    expect(await handOn({ agentId: away.id })).toMatchObject(refused)
    expect(await handOn({ agentId: agent.id })).toMatchObject(refused)
    expect(await handOn({ agentId: 'nobody' })).toMatchObject(refused)
    expect(await handOn({ desk: 'no-such-desk' })).toMatchObject({ ok: false, code: 'UNKNOWN_DESK' })

    expect((await shopper.sync(0)).status).toMatchObject({ status: 'agent', agent: { name: '李娜' } })
    away.leave()
  })

  it('[R59] to a desk: into its queue at the old place', async () => {
    desk.clock.pass(60_000)
    const other = await shopperInQueue(desk)

    expect(await handOn({ desk: 'human' })).toMatchObject({
      ok: true,
      data: { status: 'queued', queue: { position: 1 } },
    })

    await shopper.becomes('queued')
    const colleague = await hireAgent(desk.url, '王强')
    expect(colleague.inbox().waiting.map(row => [row.conversationId, row.reason])).toEqual([
      [conversationId, 'transfer'],
      [other.session.conversationId, 'asked'],
    ])
    for (const client of [other, colleague]) client.leave()
  })

  it('back to the queue keeps the place; to the bot, the bot answers again with a clean memory', async () => {
    desk.clock.pass(60_000)
    const other = await shopperInQueue(desk)
    expect(await agent.ask('conversation:release', { conversationId, to: 'queue' })).toMatchObject({
      ok: true,
      data: { status: 'queued', queue: { position: 1 } },
    })
    await agent.claim(conversationId)

    expect(await agent.ask('conversation:release', { conversationId })).toMatchObject({
      ok: true,
      data: { status: 'bot' },
    })

    await shopper.becomes('bot')
    await shopper.say('怎么开发票？')
    expect((await shopper.hears(m => m.from === 'bot')).text).toContain('申请发票')
    expect(await desk.stored.stateOf(conversationId)).toMatchObject({
      dialog: { humanAsks: 0, lastEntryId: 'invoice-how' },
    })
    expect(await agent.sync(conversationId)).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    other.leave()
  })

  it('and who gave it away hears no more of it', async () => {
    const colleague = await hireAgent(desk.url, '王强')
    await colleague.ask('presence:set', { status: 'busy' })
    await agent.sync(conversationId)
    await handOn({ agentId: colleague.id })

    await shopper.say('只给王强看')

    await colleague.hears(m => m.text === '只给王强看')
    await agent.ask('presence:set', { status: 'busy' })
    expect(agent.messages.filter(m => m.text === '只给王强看')).toEqual([])
    colleague.leave()
  })
})
