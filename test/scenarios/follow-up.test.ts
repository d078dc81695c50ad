import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type AgentClient, hireAgent } from '../support/agent-client.ts'
import type { ShopperClient } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { noticesOf, shopperWith } from './support/scenes.ts'

const HOUR = 60 * 60_000

describe('a promise at the end of a conversation', () => {
  let desk: TestDesk
  let agent: AgentClient
  let shopper: ShopperClient
  let conversationId: string
  beforeEach(async () => {
    desk = await startDesk()
    agent = await hireAgent(desk.url, '李娜', { number: '1024' })
    shopper = await shopperWith(desk, agent)
    conversationId = shopper.session.conversationId
  })
  afterEach(async () => {
    for (const client of [shopper, agent]) client.leave()
    await desk.stop()
  })
  const promise = (dueAt: number, text = '查到物流后回复') =>
    agent.ask('conversation:close', { conversationId, followUp: { dueAt, text } })

  it('[R62] [R101] tells the shopper the deadline, the name and the 工号, and is work with an owner and a clock', async () => {
    const dueAt = desk.clock() + 26 * HOUR

    expect(await promise(dueAt)).toMatchObject({ ok: true })

    expect(await shopper.becomes('closed')).toMatchObject({ followUpAt: dueAt, caseNumber: expect.any(String) })
    const told = await shopper.hears(m => m.card?.kind === 'notice' && m.card.notice === 'closed')
    expect(told.text).toContain('李娜（工号 1024）会在明天（周二）12:00前跟进')
    const { work } = await agent.sees(inbox => inbox.work?.length === 1)
    expect(work).toMatchObject([
      {
        kind: 'followUp',
        text: '查到物流后回复',
        contact: '',
        dueAt,
        state: 'open',
        promisedBy: { id: agent.id, name: '李娜', number: '1024' },
      },
    ])
  })

  it('[R62] outlives a restart and who gave it; a colleague takes it up in the conversation and says what came of it', async () => {
    await promise(desk.clock() + HOUR)
    agent.leave()
    await desk.restart()
    const colleague = await hireAgent(desk.url, '王强')
    const [row] = colleague.inbox().work ?? []
    expect(row).toMatchObject({ kind: 'followUp', promisedBy: { name: '李娜' } })

    expect(await colleague.ask('work:take', { workId: row?.id })).toMatchObject({ ok: true, data: { state: 'taken' } })
    expect(await colleague.say(conversationId, '物流查到了，明天送达')).toMatchObject({ ok: true })
    expect(await colleague.ask('work:done', { workId: row?.id, note: '已回复' })).toMatchObject({
      ok: true,
      data: { state: 'done', note: '已回复' },
    })

    expect((await desk.stored.messages()).at(-1)?.text).toBe('物流查到了，明天送达')
    colleague.leave()
  })

  it('[R62] can not be for a time that is past, nor for ever, nor by who is not the owner', async () => {
    for (const dueAt of [desk.clock(), desk.clock() + 91 * 24 * HOUR])
      expect(await promise(dueAt)).toMatchObject({ ok: false, code: 'BAD_PAYLOAD' })
    expect(await promise(desk.clock() + HOUR, ' ')).toMatchObject({ ok: false, code: 'BAD_PAYLOAD' })
    expect((await shopper.sync(0)).status.status).toBe('agent')
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'joined'])
    const other = await hireAgent(desk.url, '王强')
    expect(
      await other.ask('conversation:close', { conversationId, followUp: { dueAt: desk.clock() + HOUR, text: '查' } }),
    ).toMatchObject({ ok: false, code: 'NOT_OWNER' })
    expect(await desk.stored.countWork()).toBe(0)
    other.leave()
  })
})
