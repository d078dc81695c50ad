import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import type { TestDesk } from '../support/start-desk.ts'
import { placesOf } from './support/scenes.ts'
import { startShopWithDesks } from './support/shop-with-desks.ts'

const SECRET = 'a long secret that only two servers know'

function sign(identity: object, secret = SECRET): string {
  const body = Buffer.from(JSON.stringify(identity)).toString('base64url')
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
}

describe('a signed identity', () => {
  let desk: TestDesk & { close(): Promise<void> }
  beforeAll(async () => {
    desk = await startShopWithDesks({ env: { IDENTITY_SECRET: SECRET } })
  })
  afterAll(() => desk.close())
  const inAnHour = () => Math.floor(desk.clock() / 1_000) + 3_600
  const asking = async (auth: Record<string, string>) => {
    const shopper = await connectShopper(desk.url, auth)
    await shopper.ask('handoff:request', {})
    await shopper.becomes('queued')
    return shopper
  }

  it('[R6] [R7] [R53] [R54] ranks members and business customers, by the signature and not by what is said', async () => {
    const visitor = await asking({})
    const member = await asking({ identity: sign({ id: 'm1', name: '王女士', tier: 'member', exp: inAnHour() }) })
    const business = await asking({ identity: sign({ id: 'b1', tier: 'enterprise', exp: inAnHour() }) })
    const wishful = await connectShopper(desk.url)
    await wishful.ask('handoff:request', { desk: 'enterprise' })
    await wishful.becomes('queued')

    const agent = await hireAgent(desk.url, '李娜', { desks: [] })
    expect(placesOf(agent.inbox().waiting)).toEqual(
      [member, business, visitor, wishful].map(each => each.session.conversationId),
    )
    expect(
      agent.inbox().waiting.map(({ shopperName, desk: at, priority, tier }) => [shopperName, at, priority, tier]),
    ).toMatchObject([
      ['王女士', 'human', 'member', 'member'],
      [expect.stringContaining('访客'), 'enterprise', 'member', 'enterprise'],
      [expect.stringContaining('访客'), 'human', 'normal', undefined],
      [expect.stringContaining('访客'), 'enterprise', 'normal', undefined],
    ])
    expect(await agent.sync(business.session.conversationId)).toMatchObject({
      ok: true,
      data: { customer: { tier: 'enterprise' } },
    })
    for (const client of [visitor, member, business, wishful, agent]) client.leave()
  })

  it.each([
    [
      'signed by somebody else',
      () => sign({ id: 'm1', tier: 'member', exp: inAnHour() }, 'another secret of the same length!!'),
      'BAD_IDENTITY',
    ],
    [
      'changed after signing',
      () => `${Buffer.from('{"id":"m2"}').toString('base64url')}.${sign({ id: 'm1', exp: inAnHour() }).split('.')[1]}`,
      'BAD_IDENTITY',
    ],
    ['without a signature', () => sign({ id: 'm1', exp: inAnHour() }).split('.')[0] ?? '', 'BAD_IDENTITY'],
    ['with an empty signature', () => `${sign({ id: 'm1', exp: inAnHour() }).split('.')[0]}.`, 'BAD_IDENTITY'],
    ['that is no JSON', () => 'a.b.c', 'BAD_IDENTITY'],
    ['for nobody', () => sign({ exp: inAnHour() }), 'BAD_IDENTITY'],
    ['good for a year', () => sign({ id: 'm1', exp: inAnHour() + 31_536_000 }), 'BAD_IDENTITY'],
    ['past its time', () => sign({ id: 'm1', exp: inAnHour() - 3_601 }), 'IDENTITY_EXPIRED'],
  ])('%s is refused with a code', async (_, signed, code) => {
    await expect(connectShopper(desk.url, { identity: signed() })).rejects.toMatchObject({
      data: { code },
    })
  })

  it('of somebody else on the same machine begins a history of its own', async () => {
    const first = await connectShopper(desk.url, { identity: sign({ id: 'm7', exp: inAnHour() }) })
    await first.say('电水壶保修多久？')
    const { token } = first.session

    const again = await connectShopper(desk.url, { token, identity: sign({ id: 'm7', exp: inAnHour() }) })
    const other = await connectShopper(desk.url, { token, identity: sign({ id: 'm8', exp: inAnHour() }) })

    expect(again.session.conversationId).toBe(first.session.conversationId)
    expect(other.session.conversationId).not.toBe(first.session.conversationId)
    expect(other.session).toMatchObject({ head: 0 })
    for (const client of [first, again, other]) client.leave()
  })

  it('that is missing at the next visit takes the rank away', async () => {
    const member = await connectShopper(desk.url, { identity: sign({ id: 'm9', tier: 'member', exp: inAnHour() }) })
    const { token, conversationId } = member.session
    member.leave()

    const back = await asking({ token })

    expect(back.session.conversationId).toBe(conversationId)
    const agent = await hireAgent(desk.url, '李娜', { desks: [] })
    expect(agent.inbox().waiting.find(row => row.conversationId === conversationId)).toMatchObject({
      priority: 'normal',
    })
    for (const client of [back, agent]) client.leave()
  })
})
