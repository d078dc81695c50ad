import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import type { TestDesk } from '../support/start-desk.ts'
import { until } from '../support/until.ts'
import { keepClients } from './support/kept-clients.ts'
import { hireOnline, timePasses } from './support/scenes.ts'
import { startShopWithDesks } from './support/shop-with-desks.ts'

describe('desks', () => {
  let desk: TestDesk & { close(): Promise<void> }
  const { here, allLeave } = keepClients()
  beforeEach(async () => {
    desk = await startShopWithDesks()
  })
  afterEach(async () => {
    allLeave()
    await desk.close()
  })
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

    expect(shopper.session.shop.desks?.map(({ id }) => id)).toEqual([
      'human',
      'service',
      'complaints',
      'enterprise',
      'store-west',
    ])
    expect(await shopper.ask('handoff:request', { desk: 'nowhere' })).toMatchObject({ ok: false, code: 'UNKNOWN_DESK' })
    await until(() => repairer.assigned[0])
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

  it('[R9] chosen anew while waiting: the shopper is moved, told so, and the time that was waited counts', async () => {
    const first = await asking({ desk: 'human' })
    await timePasses(desk, 60_000)
    const other = await asking({ desk: 'service' })
    await other.becomes('queued')

    expect(await first.ask('handoff:request', { desk: 'service' })).toMatchObject({
      ok: true,
      data: { status: 'queued', desk: { id: 'service' }, queue: { position: 1 } },
    })

    await first.hears(m => m.text.includes('已为您转到「售后与维修」'))
    const repairer = here(await hireOnline(desk, '赵师傅', { desks: ['service'], capacity: 1 }))
    expect(await first.becomes('agent')).toMatchObject({ agent: { name: '赵师傅' } })
    await until(() => repairer.assigned[0])
    expect(repairer.assigned).toEqual([first.session.conversationId])
    expect((await first.sync(0)).messages.filter(m => m.text.includes('已为您转到'))).toHaveLength(1)
  })

  it('[R9] chosen anew with a call back booked: the call moves along', async () => {
    const shopper = await asking({ desk: 'human' })
    await shopper.becomes('queued')
    await shopper.ask('wait:choose', { exit: 'callback', contact: '13800138000' })

    await shopper.ask('handoff:request', { desk: 'service' })

    const agent = here(await hireAgent(desk.url, '李娜', { desks: [] }))
    await agent.sees(({ work }) => work?.[0]?.desk === 'service' && work.length === 1)
    expect((await shopper.sync(0)).status).toMatchObject({ desk: { id: 'service' }, callback: { kind: 'callback' } })
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
    for (const blank of ['   ', '\u200b\u2060'])
      expect(await handOn(blank)).toMatchObject({ ok: false, code: 'NOTE_NEEDED' })

    expect((await shopper.sync(0)).status.status).toBe('agent')
    expect(await handOn('要上门，型号已核对')).toMatchObject({ ok: true })
    expect(await agent.sync(conversationId)).toMatchObject({ data: { notes: [{ text: '要上门，型号已核对' }] } })
  })

  it('[R9] what is handed to a team does not come back to who gave it away, though they help out for the team', async () => {
    const agent = here(await hireOnline(desk, '李娜'))
    const shopper = await asking()
    await shopper.becomes('agent')
    const { conversationId } = shopper.session

    await agent.ask('conversation:transfer', { conversationId, to: { desk: 'service' }, note: '要上门' })
    await desk.tick()

    expect((await shopper.sync(0)).status).toMatchObject({ status: 'queued', desk: { id: 'service' } })
    here(await hireOnline(desk, '赵师傅', { desks: ['service'] }))
    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: '赵师傅' } })
  })

  it('[R59] handed on to a service point, whose people follow it up as they promise', async () => {
    const agent = here(await hireAgent(desk.url, '李娜', { desks: [] }))
    const shopper = await asking()
    const { conversationId } = shopper.session
    await until(async () => ((await agent.claim(conversationId)).ok ? true : null))

    await agent.ask('conversation:transfer', {
      conversationId,
      to: { desk: 'store-west' },
      note: '到店取旧机，已核对型号',
    })
    expect(await shopper.becomes('queued')).toMatchObject({ desk: { title: '城西服务点' } })
    const clerk = here(await hireOnline(desk, '吴店长', { desks: ['store-west'] }))

    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: '吴店长' } })
    expect(await clerk.sync(conversationId)).toMatchObject({ data: { notes: [{ text: '到店取旧机，已核对型号' }] } })
    const dueAt = desk.clock() + 24 * 3_600_000
    await clerk.ask('conversation:close', { conversationId, followUp: { dueAt, text: '备件到店后通知顾客' } })
    expect(await shopper.becomes('closed')).toMatchObject({ followUpAt: dueAt })
    const { work } = await clerk.sees(inbox => inbox.work?.length === 1)
    expect(work).toMatchObject([{ desk: 'store-west', kind: 'followUp', dueAt, promisedBy: { name: '吴店长' } }])
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

  it('[R48] keep hours of their own; while one is closed, who helps out for it serves, and only then a message is left', async () => {
    const night = await startShopWithDesks({
      hours: `timezone: Asia/Shanghai
human:
  weekday: ["09:00-18:00"]
service:
  weekday: ["14:00-18:00"]
complaints:
  weekday: []
`,
    })
    const agent = here(await hireOnline(night, '李娜'))
    const shopper = here(await connectShopper(night.url))
    await shopper.ask('handoff:request', { desk: 'service' })
    expect(await shopper.becomes('agent')).toMatchObject({ agent: { name: '李娜' }, desk: { id: 'human' } })

    // An agent who names a closed team means that team, at its next opening.
    const { conversationId } = shopper.session
    expect(await agent.ask('conversation:transfer', { conversationId, to: { desk: 'service' } })).toMatchObject({
      ok: true,
      data: { status: 'offline', desk: { id: 'service' }, opensAt: Date.UTC(2026, 10, 2, 6, 0) },
    })

    night.clock.pass(9 * 3_600_000)
    const late = here(await connectShopper(night.url))
    await late.ask('handoff:request', { desk: 'service' })

    expect(await late.becomes('offline')).toMatchObject({
      desk: { id: 'service' },
      opensAt: Date.UTC(2026, 10, 3, 1, 0),
    })
    agent.leave()
    await night.close()
  })
})
