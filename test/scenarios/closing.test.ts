import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { SavedRecord } from '../../protocol/shopper.ts'
import { type AgentClient, hireAgent } from '../support/agent-client.ts'
import { connectShopper, type ShopperClient } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { noticesOf, timePasses } from './support/scenes.ts'

const CASE_NUMBER = /^261102-[2-9A-HJKMNP-Z]{6}$/

describe('the end of an episode', () => {
  let desk: TestDesk
  let agent: AgentClient
  let shopper: ShopperClient
  let conversationId: string
  beforeEach(async () => {
    desk = await startDesk()
    agent = await hireAgent(desk.url, '李娜')
    shopper = await connectShopper(desk.url)
    await shopper.say('电水壶保修多久？')
    await shopper.say('订单 YD20261101-8831 的 <b>水壶</b>漏水，电话 13800138000')
    await shopper.say('人工客服')
    await shopper.becomes('queued')
    conversationId = shopper.session.conversationId
    await agent.claim(conversationId)
    await shopper.becomes('agent')
  })
  afterEach(async () => {
    for (const client of [shopper, agent]) client.leave()
    await desk.stop()
  })

  it('[R57] [L17] was begun with a summary, so that nothing had to be asked twice', async () => {
    const synced = await agent.sync(conversationId)

    expect(synced).toMatchObject({
      ok: true,
      data: {
        summary: {
          answered: ['电水壶保修多久？'],
          facts: [
            { kind: 'order', value: 'YD20261101-8831' },
            { kind: 'phone', value: '138****8000' },
          ],
          mood: 'calm',
          humanAsks: 1,
        },
      },
    })
    expect(synced.ok ? synced.data.summary?.asked : []).toContain('电水壶保修多久？')
  })

  it('[R62] gives the shopper a case number and says what it was about, the same after a reload', async () => {
    await shopper.say('你们就是骗子')
    await agent.ask('conversation:close', { conversationId })

    const status = await shopper.becomes('closed')
    expect(status.summary).not.toContain('骗子')
    expect(status).toMatchObject({ canRate: true, caseNumber: expect.stringMatching(CASE_NUMBER) })
    expect(status.summary).toContain('电水壶保修多久？')
    expect(status.summary).toContain('李娜')
    const line = await shopper.hears(m => m.card?.kind === 'notice' && m.card.notice === 'closed')
    expect(line.text).toContain(status.caseNumber)
    const back = await connectShopper(desk.url, { token: shopper.session.token })
    expect((await back.sync(0)).status).toEqual(status)
    const quoted = ` ${status.caseNumber?.toLowerCase()} `
    const found = { conversationId, closedAt: desk.clock(), row: { status: 'closed', unansweredSince: null } }
    expect(await agent.ask('case:find', { caseNumber: quoted })).toMatchObject({ ok: true, data: found })
    const stranger = await hireAgent(desk.url, '王强')
    const boss = await hireAgent(desk.url, '周主管', { role: 'supervisor' })
    expect(await stranger.ask('case:find', { caseNumber: quoted })).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    expect(await boss.ask('case:find', { caseNumber: quoted })).toMatchObject({ ok: true, data: { conversationId } })
    expect(await boss.ask('case:find', { caseNumber: '261102-222222' })).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    for (const client of [stranger, boss]) client.leave()
    back.leave()
  })

  it('[R62] by silence has one, too; a message reopens it with its history, and the next episode has another number', async () => {
    await timePasses(desk, 31 * 60_000, [agent])
    const first = (await shopper.becomes('closed')).caseNumber
    expect(first).toMatch(CASE_NUMBER)
    const { at: closedAt } = await shopper.hears(m => m.card?.kind === 'notice' && m.card.notice === 'closed')

    await shopper.say('人工客服')
    await shopper.becomes('queued')
    // Closed is what was asked for, though its conversation is open again.
    const found = await agent.ask('case:find', { caseNumber: first ?? '' })
    expect(found).toMatchObject({ ok: true, data: { conversationId, closedAt, row: { status: 'queued' } } })
    await agent.claim(conversationId)
    await agent.ask('conversation:close', { conversationId })

    const second = (await shopper.becomes('closed')).caseNumber
    expect(second).toMatch(CASE_NUMBER)
    expect(second).not.toBe(first)
    const { messages } = await shopper.sync(0)
    expect(noticesOf(messages).slice(-5)).toEqual(['closed', 'reopened', 'queued', 'joined', 'closed'])
    expect(messages[0]?.text).toBe('电水壶保修多久？')
  })

  it('[R100] can be saved as a page and as text, with everything said and nothing that runs', async () => {
    await agent.say(conversationId, '给您登记维修')
    await agent.ask('note:add', { conversationId, text: '内部：老客户' })
    const saved = await shopper.ask<SavedRecord>('record:get', {})

    expect(saved).toMatchObject({ ok: true, data: { name: expect.stringMatching(/2026-11-02$/) } })
    const { html, text } = saved.ok ? saved.data : { html: '', text: '' }
    for (const each of ['电水壶保修多久？', '整机保修两年', '给您登记维修', '李娜'])
      for (const form of [html, text]) expect(form).toContain(each)
    expect(html).toContain('&lt;b&gt;水壶&lt;/b&gt;')
    expect(html).not.toContain('<b>水壶')
    expect(html + text).not.toContain('内部')
    const { messages } = await shopper.sync(0)
    expect(html.match(/<article/g)).toHaveLength(messages.length)
  })

  it('[R100] is fetched over HTTP by the shopper alone, always as a file', async () => {
    const get = (token: string, format: string) =>
      fetch(`${desk.url}/api/v1/record?format=${format}`, { headers: { authorization: `Bearer ${token}` } })

    const page = await get(shopper.session.token, 'html')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toContain('电水壶保修多久？')
    expect(await (await get(shopper.session.token, 'text')).text()).toContain('电水壶保修多久？')
    expect((await get(shopper.session.token, 'pdf')).status).toBe(400)
    expect((await get(agent.token, 'html')).status).toBe(403)
    expect((await get('nobody', 'html')).status).toBe(401)
  })
})
