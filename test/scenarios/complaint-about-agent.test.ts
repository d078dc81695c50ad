import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Inbox } from '../../protocol/agent.ts'
import type { Board, LiveRow } from '../../protocol/supervisor.ts'
import { type AgentClient, hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { until } from '../support/until.ts'
import { keepClients } from './support/kept-clients.ts'
import { hireOnline, placesOf, shopperWith, textsOf } from './support/scenes.ts'

describe('a complaint about an agent', () => {
  let desk: TestDesk
  let agent: AgentClient
  const { here, allLeave } = keepClients()
  beforeEach(async () => {
    desk = await startDesk()
    agent = here(await hireAgent(desk.url, '李娜', { number: '1024' }))
  })
  afterEach(async () => {
    allLeave()
    await desk.stop()
  })

  it('[R91] said to the agent: it leaves the agent at once and goes to a supervisor, whoever else is free', async () => {
    const shopper = here(await shopperWith(desk, agent))
    const { conversationId } = shopper.session
    await agent.sync(conversationId)
    await agent.ask('presence:set', { status: 'online' })
    const colleague = here(await hireOnline(desk, '王强'))

    await shopper.say('我要投诉你')

    expect(await shopper.becomes('queued')).toMatchObject({ supervisorAsked: true })
    expect(await agent.say(conversationId, '您说什么')).toMatchObject({ ok: false, code: 'NOT_OWNER' })
    for (const each of [agent, colleague]) {
      expect(await each.claim(conversationId)).toMatchObject({ ok: false, code: 'FORBIDDEN' })
      expect(await each.sync(conversationId)).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    }
    await shopper.say('他一直不理我')
    const supervisor = here(await hireOnline(desk, '周主管', { role: 'supervisor' }))
    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: '周主管' } })
    await until(() => supervisor.assigned[0])
    expect(supervisor.assigned).toEqual([conversationId])
    expect(textsOf((await shopper.sync(0)).messages)).toContain(
      '您对客服的投诉已经收到，由主管为您处理，不会再交给您投诉的客服。',
    )
    expect(textsOf(agent.messages)).not.toContain('他一直不理我')
    expect(placesOf(agent.inbox().waiting)).toEqual([])
  })

  it('[R91] told to the bot, with a number: for supervisors of any desk, shown with its reason, and unseen by agents', async () => {
    const shopper = here(await connectShopper(desk.url))
    const supervisor = here(await hireAgent(desk.url, '周主管', { role: 'supervisor', desks: ['repair'] }))

    await shopper.say('我要投诉你们工号1024的客服')

    await shopper.becomes('queued')
    const { waiting } = await supervisor.sees(inbox => inbox.waiting.length === 1)
    expect(waiting).toMatchObject([
      { rule: 'aboutAgent', superiorOnly: true, supervisorAsked: true, priority: 'complaint' },
    ])
    const told = await agent.ask<Inbox>('presence:set', { status: 'online' })
    expect(told).toMatchObject({ ok: true, data: { waiting: [] } })
    await supervisor.ask('presence:set', { status: 'online' })
    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: '周主管' } })
    expect(
      await supervisor.ask('conversation:transfer', {
        conversationId: shopper.session.conversationId,
        to: { agentId: agent.id },
        note: '请处理',
      }),
    ).toMatchObject({ ok: false, code: 'AGENT_NOT_AVAILABLE' })
  })

  it('[R91] about a supervisor goes to another one', async () => {
    const first = here(await hireAgent(desk.url, '周主管', { role: 'supervisor' }))
    const shopper = here(await shopperWith(desk, first))
    await first.ask('presence:set', { status: 'online' })

    await shopper.say('我要投诉你')

    await shopper.becomes('queued')
    expect(await first.claim(shopper.session.conversationId)).toMatchObject({ ok: false, code: 'FORBIDDEN' })
    here(await hireOnline(desk, '钱主管', { role: 'supervisor' }))
    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: '钱主管' } })
  })

  it('[R91] about a supervisor: who is meant neither finds it in the queue nor on the board; the others do', async () => {
    const meant = here(await hireAgent(desk.url, '周主管', { role: 'supervisor' }))
    const other = here(await hireAgent(desk.url, '钱主管', { role: 'supervisor' }))
    const shopper = here(await shopperWith(desk, meant))
    const { conversationId } = shopper.session
    for (const each of [meant, other]) await each.sync(conversationId)
    const [boardOfMeant, boardOfOther] = [await watchBoard(meant), await watchBoard(other)]

    await shopper.say('我要投诉你')

    await until(() => boardOfOther.waiting.at(-1) === 1 || null)
    await until(() => boardOfMeant.live.at(-1)?.length === 0 || null)
    await shopper.say('他一直不理我')
    await other.hears(({ text }) => text === '他一直不理我')
    expect(await other.ask<Inbox>('presence:set', { status: 'busy' })).toMatchObject({
      data: { waiting: [{ conversationId, superiorOnly: true }] },
    })
    expect(await meant.ask<Inbox>('presence:set', { status: 'busy' })).toMatchObject({ data: { waiting: [] } })
    expect(await meant.sync(conversationId)).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    expect(textsOf(meant.messages)).not.toContain('他一直不理我')
    expect(boardOfOther.live.at(-1)).toEqual([conversationId])
    expect(boardOfMeant.waiting.filter(count => count > 0)).toEqual([])
    expect(await meant.ask('board:watch', {})).toMatchObject({
      data: { board: { totals: { waiting: 0, longestWaitSeconds: 0 } }, live: [] },
    })
  })

  it('[R91] about somebody else, told to a supervisor, stays with the supervisor', async () => {
    const supervisor = here(await hireAgent(desk.url, '周主管', { role: 'supervisor' }))
    const shopper = here(await shopperWith(desk, supervisor))

    await shopper.say('我要投诉工号1024')

    expect((await shopper.sync(0)).status).toMatchObject({ status: 'agent', agent: { name: '周主管' } })
  })

  it('[R91] with a call booked: only supervisors who are not meant find the call in their list', async () => {
    const meant = here(await hireAgent(desk.url, '周主管', { role: 'supervisor' }))
    const shopper = here(await shopperWith(desk, meant))
    await meant.ask('presence:set', { status: 'online' })
    await shopper.say('我要投诉你')
    await shopper.becomes('queued')

    await shopper.ask('wait:choose', { exit: 'callback', contact: '13800138000' })

    const other = here(await hireAgent(desk.url, '钱主管', { role: 'supervisor' }))
    const { work } = await other.sees(inbox => inbox.work?.length === 1)
    for (const each of [agent, meant]) {
      expect(await each.ask<Inbox>('presence:set', { status: 'online' })).toMatchObject({ data: { work: [] } })
      expect(await each.ask('work:take', { workId: work![0]!.id })).toMatchObject({ ok: false, code: 'FORBIDDEN' })
    }
  })
})

/** What a board that is looked at is told: how many wait, and which conversations go on. */
async function watchBoard(supervisor: AgentClient) {
  const waiting: number[] = []
  const live: (readonly string[])[] = []
  const socket = supervisor.socket as unknown as { on(event: string, listener: (payload: never) => void): void }
  socket.on('board', ({ totals }: Board) => waiting.push(totals.waiting))
  socket.on('live', ({ conversations }: { conversations: readonly LiveRow[] }) => live.push(placesOf(conversations)))
  await supervisor.ask('board:watch', {})
  return { waiting, live }
}
