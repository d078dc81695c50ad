import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Board, LiveRow } from '../../protocol/supervisor.ts'
import { type AgentClient, hireAgent } from '../support/agent-client.ts'
import { connectShopper, type ShopperClient } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { until } from '../support/until.ts'
import { noticesOf, shopperInQueue, shopperWith, textsOf } from './support/scenes.ts'

describe('supervisors', () => {
  let desk: TestDesk
  let agent: AgentClient
  let supervisor: AgentClient
  let shopper: ShopperClient
  let conversationId: string
  const boards: Board[] = []
  const lives: (readonly LiveRow[])[] = []
  beforeEach(async () => {
    desk = await startDesk()
    agent = await hireAgent(desk.url, '李娜')
    supervisor = await hireAgent(desk.url, '周主管', { role: 'supervisor' })
    boards.length = 0
    lives.length = 0
    const socket = supervisor.socket as unknown as {
      on(event: string, listener: (payload: never) => void): void
    }
    socket.on('board', (board: Board) => boards.push(board))
    socket.on('live', ({ conversations }: { conversations: readonly LiveRow[] }) => lives.push(conversations))
    shopper = await shopperWith(desk, agent)
    conversationId = shopper.session.conversationId
  })
  afterEach(async () => {
    for (const client of [shopper, agent, supervisor]) client.leave()
    await desk.stop()
  })

  it('whisper to the agent, and the shopper never hears of it', async () => {
    const whispers: unknown[] = []
    agent.socket.on('note:new', note => whispers.push(note))

    expect(await supervisor.ask('whisper:add', { conversationId, text: '可以免上门费' })).toMatchObject({
      ok: true,
      data: { kind: 'whisper', text: '可以免上门费', agent: { name: '周主管' } },
    })

    await until(() => whispers[0])
    expect(whispers).toMatchObject([{ conversationId, kind: 'whisper', text: '可以免上门费' }])
    expect(await agent.sync(conversationId)).toMatchObject({ data: { notes: [{ kind: 'whisper' }] } })
    expect(textsOf((await shopper.sync(0)).messages).join()).not.toContain('免上门费')
    expect(textsOf(shopper.messages).join()).not.toContain('免上门费')
    const record = await shopper.ask<{ html: string; text: string }>('record:get', {})
    expect(JSON.stringify(record)).not.toContain('免上门费')
  })

  it('hear along until they have heard enough', async () => {
    expect(await supervisor.ask('conversation:watch', { conversationId })).toMatchObject({
      ok: true,
      data: { status: { status: 'agent' }, summary: { humanAsks: 1 } },
    })
    await shopper.say('我的水壶呢')
    await supervisor.hears(m => m.text === '我的水壶呢')

    await supervisor.ask('conversation:watch', { conversationId, on: false })
    await shopper.say('还有一句')
    await agent.hears(m => m.text === '还有一句')
    await supervisor.ask('work:list', {})

    expect(textsOf(supervisor.messages)).not.toContain('还有一句')
  })

  it('take over from the agent, the queue and the bot; the shopper is told, and the agent writes no more', async () => {
    expect(await supervisor.ask('conversation:take-over', { conversationId })).toMatchObject({
      ok: true,
      data: { status: 'agent', agent: { name: '周主管' } },
    })
    expect(await agent.say(conversationId, '还有')).toMatchObject({ ok: false, code: 'NOT_OWNER' })
    expect(await supervisor.say(conversationId, '您好，我是主管')).toMatchObject({ ok: true })
    await shopper.hears(m => m.text === '您好，我是主管')

    const queued = await shopperInQueue(desk)
    const withBot = await connectShopper(desk.url)
    await withBot.say('怎么开发票？')
    for (const each of [queued, withBot]) {
      const taken = await supervisor.ask('conversation:take-over', { conversationId: each.session.conversationId })
      expect(taken).toMatchObject({ ok: true, data: { status: 'agent', agent: { name: '周主管' } } })
      expect(await each.becomes('agent')).toMatchObject({ agent: { name: '周主管' } })
    }
    await withBot.say('电水壶保修多久？')
    expect((await withBot.sync(0)).messages.filter(m => m.from === 'bot')).toHaveLength(1)
    await supervisor.ask('conversation:close', { conversationId })
    expect(await supervisor.ask('conversation:take-over', { conversationId })).toMatchObject({
      ok: false,
      code: 'CONVERSATION_CLOSED',
    })
    for (const client of [queued, withBot]) client.leave()
  })

  it('do what agents may not', async () => {
    const forbidden = { ok: false, code: 'FORBIDDEN' }

    expect(await agent.ask('whisper:add', { conversationId, text: '我' })).toMatchObject(forbidden)
    expect(await agent.ask('conversation:take-over', { conversationId })).toMatchObject(forbidden)
    expect(await agent.ask('conversation:watch', { conversationId })).toMatchObject(forbidden)
    expect(await agent.ask('board:watch', {})).toMatchObject(forbidden)
  })

  it('[R58] are asked for by word or button, while the agent stays', async () => {
    expect(await shopper.ask('handoff:request', { reason: 'supervisor' })).toMatchObject({
      ok: true,
      data: { status: 'agent', agent: { name: '李娜' }, supervisorAsked: true },
    })
    await shopper.say('叫你们主管来')

    await agent.sees(inbox => inbox.mine[0]?.supervisorAsked === true && inbox.mine[0].rule === 'supervisor')
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'joined', 'supervisorAsked'])
    expect(await supervisor.ask('board:watch', {})).toMatchObject({
      data: { live: [{ conversationId, supervisorAsked: true, agent: { name: '李娜' }, humanAsks: 3 }] },
    })
  })

  it('[R91] get who asks for one from the bot, before agents who are free', async () => {
    await agent.ask('presence:set', { status: 'online' })
    await supervisor.ask('presence:set', { status: 'online' })
    const other = await connectShopper(desk.url)

    await other.say('我要找你们经理')

    expect(await other.becomes('agent')).toMatchObject({ agent: { name: '周主管' }, supervisorAsked: true })
    other.leave()
  })

  it('[R52][R93] watch a board that is told on each change', async () => {
    expect(await supervisor.ask('board:watch', {})).toMatchObject({
      ok: true,
      data: {
        board: { totals: { waiting: 0, withAgents: 1, ratings: { count: 0, average: null } } },
        live: [{ conversationId, agent: { name: '李娜' } }],
      },
    })
    const other = await shopperInQueue(desk)
    await until(() => (boards.at(-1)?.totals.waiting === 1 ? true : null))
    expect(boards.at(-1)).toMatchObject({
      desks: [
        { id: 'human', isOpen: true, waiting: { normal: 1, safety: 0 }, agentsOnline: 0, replyTargetSeconds: 300 },
      ],
    })
    expect(lives.at(-1)?.map(row => row.conversationId)).toEqual([other.session.conversationId, conversationId])

    await agent.ask('conversation:close', { conversationId })
    await shopper.ask('rating:send', { score: 4 })

    await until(() => (boards.at(-1)?.totals.ratings.count === 1 ? true : null))
    expect(boards.at(-1)?.totals).toMatchObject({
      closedToday: 1,
      humanAsks: { conversations: 1, asks: 1, average: 1 },
      ratings: { average: 4, scores: [0, 0, 0, 1, 0], byChannel: [{ channel: 'web', count: 1, average: 4 }] },
    })
    expect(boards.at(-1)?.agents.find(({ id }) => id === agent.id)).toMatchObject({
      closedToday: 1,
      ratings: { count: 1, average: 4 },
    })
    const told = boards.length
    await supervisor.ask('board:unwatch', {})
    await other.ask('handoff:cancel', {})
    await supervisor.sees(inbox => inbox.waiting.length === 0)
    expect(boards).toHaveLength(told)
    other.leave()
  })
})
