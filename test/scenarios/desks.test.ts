import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type AgentClient, hireAgent } from '../support/agent-client.ts'
import { connectShopper, type ShopperClient } from '../support/shopper-client.ts'
import type { TestDesk } from '../support/start-desk.ts'
import { until } from '../support/until.ts'
import { hireOnline, timePasses } from './support/scenes.ts'
import { startShopWithDesks } from './support/shop-with-desks.ts'

describe('desks', () => {
  let desk: TestDesk & { close(): Promise<void> }
  let clients: (AgentClient | ShopperClient)[] = []
  beforeEach(async () => {
    desk = await startShopWithDesks()
  })
  afterEach(async () => {
    for (const client of clients) client.leave()
    clients = []
    await desk.close()
  })

  const here = <C extends AgentClient | ShopperClient>(client: C): C => {
    clients.push(client)
    return client
  }
  const asking = async (request: Record<string, string> = {}) => {
    const shopper = here(await connectShopper(desk.url))
    await shopper.ask('handoff:request', request)
    return shopper
  }
  it('[R9] are offered by name, and the shopper’s choice leads to its team', async () => {
    const repairer = here(await hireOnline(desk, '赵师傅', { desks: ['service'] }))
    here(await hireOnline(desk, '李娜'))
    const shopper = await asking({ desk: 'service' })

    expect(await shopper.becomes('agent')).toMatchObject({
      agent: { name: '赵师傅' },
      desk: { id: 'service', title: '售后与维修' },
    })

    expect(shopper.session.shop.desks?.map(({ id }) => id)).toEqual(['human', 'service', 'complaints', 'enterprise'])
    expect(await shopper.ask('handoff:request', { desk: 'nowhere' })).toMatchObject({ ok: false, code: 'UNKNOWN_DESK' })
    expect(repairer.assigned).toEqual([shopper.session.conversationId])
  })

  it('[R9] are chosen by what the question was about, and an agent may be of a desk by a skill', async () => {
    const installer = here(await hireOnline(desk, '钱师傅', { desks: ['install'] }))
    here(await hireOnline(desk, '李娜'))
    const shopper = here(await connectShopper(desk.url))
    await shopper.say('电水壶保修多久？')
    await shopper.hears(m => m.from === 'bot')

    await shopper.say('人工客服')

    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: '钱师傅' }, desk: { id: 'service' } })
    await installer.sees(inbox => inbox.mine[0]?.deskTitle?.zh === '售后与维修')
  })

  it('overflow at once when nobody of the desk is there', async () => {
    here(await hireOnline(desk, '李娜'))

    const shopper = await asking({ desk: 'service' })

    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: '李娜' }, desk: { id: 'service' } })
  })

  it('overflow after the minutes that the shop names when the desk is busy; its own limit holds', async () => {
    const repairer = here(await hireOnline(desk, '赵师傅', { desks: ['service'] }))
    const helper = here(await hireOnline(desk, '李娜'))
    const first = await asking({ desk: 'service' })
    await first.becomes('agent')
    await repairer.sync(first.session.conversationId)
    const second = await asking({ desk: 'service' })
    await second.becomes('queued')

    await timePasses(desk, 120_000, [repairer, helper])
    expect((await second.sync(0)).status.status).toBe('queued')
    await timePasses(desk, 65_000, [repairer, helper])

    expect(await second.becomes('agent')).toMatchObject({ agent: { name: '李娜' } })
  })

  it('[R9] nobody is handed on a second time without a note', async () => {
    const agent = here(await hireAgent(desk.url, '李娜', { desks: [] }))
    const shopper = await asking()
    const { conversationId } = shopper.session
    const handOn = async (note?: string) => {
      await until(async () => ((await agent.claim(conversationId)).ok ? true : null))
      return agent.ask('conversation:transfer', {
        conversationId,
        to: { desk: 'repair' },
        ...(note === undefined ? {} : { note }),
      })
    }

    expect(await handOn()).toMatchObject({ ok: true, data: { status: 'queued', desk: { id: 'service' } } })
    expect(await handOn()).toMatchObject({ ok: false, code: 'NOTE_NEEDED' })
    expect(await handOn('   ')).toMatchObject({ ok: false, code: 'NOTE_NEEDED' })

    expect((await shopper.sync(0)).status.status).toBe('agent')
    expect(await handOn('要上门，型号已核对')).toMatchObject({ ok: true })
    expect(await agent.sync(conversationId)).toMatchObject({ data: { notes: [{ text: '要上门，型号已核对' }] } })
  })

  it('[R96] who is upset goes to the complaints team, before those who came a little earlier', async () => {
    const calm = await asking()
    desk.clock.pass(60_000)
    const upset = here(await connectShopper(desk.url))
    await upset.say('你们就是骗子，我要打12315投诉')
    await upset.becomes('queued')

    const agent = here(await hireAgent(desk.url, '孙悦', { desks: [] }))

    expect(agent.inbox().waiting).toMatchObject([
      {
        conversationId: upset.session.conversationId,
        desk: 'complaints',
        priority: 'complaint',
        mood: 'upset',
        rule: 'authority',
      },
      { conversationId: calm.session.conversationId, priority: 'normal', mood: 'calm', rule: null },
    ])
  })
})
