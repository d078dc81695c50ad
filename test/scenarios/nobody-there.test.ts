import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { createClock } from '../support/clock.ts'
import { connectShopper, type ShopperClient } from '../support/shopper-client.ts'
import type { TestDesk } from '../support/start-desk.ts'
import { until } from '../support/until.ts'
import { keepClients } from './support/kept-clients.ts'
import { hireOnline, noticesOf, shopperInQueue, textsOf } from './support/scenes.ts'
import { startShopWithDesks } from './support/shop-with-desks.ts'

const HOURS = `timezone: Asia/Shanghai
human:
  weekday: ["08:00-20:00"]
  weekend: ["09:00-18:00"]
`
/** Monday, 2 November 2026, 10:00 in Shanghai: open by the hours. */
const MONDAY_AT_TEN = Date.UTC(2026, 10, 2, 2, 0)
const LEAVE_OR_WAIT = '您可以留言或预约回电，我们会主动联系您；也可以继续等待，客服上线后会按顺序接待。'

describe('open by the hours, and nobody is online', () => {
  let desk: TestDesk & { close(): Promise<void> }
  const { here, allLeave } = keepClients()
  beforeEach(async () => {
    desk = await startShopWithDesks({ clock: createClock(MONDAY_AT_TEN), hours: HOURS })
  })
  afterEach(async () => {
    allLeave()
    await desk.close()
  })
  const lastLine = async (shopper: ShopperClient) => textsOf((await shopper.sync(0)).messages).at(-1)
  const staffing = (shopper: ShopperClient, is: boolean) =>
    until(() => shopper.status()?.queue?.isStaffed === is || null)

  it('[R49] [R50] tells whoever asks for a person so, and advises a message before waiting', async () => {
    const shopper = here(await shopperInQueue(desk))

    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued'])
    expect(await lastLine(shopper)).toBe(`好的，已为您排入人工队列。现在暂时没有客服在线。${LEAVE_OR_WAIT}`)
    expect(shopper.status()).toMatchObject({
      status: 'queued',
      queue: { position: 1, isStaffed: false, exits: ['message', 'callback', 'keep'] },
    })

    await shopper.say('转人工')
    expect(await lastLine(shopper)).toBe(`您已在人工队列中，位置不变。现在暂时没有客服在线。${LEAVE_OR_WAIT}`)
  })

  it('[R50] tells who waits when somebody comes, and when the last one goes', async () => {
    const waiting = here(await shopperInQueue(desk))
    const second = here(await shopperInQueue(desk))
    expect(second.status()).toMatchObject({ queue: { isStaffed: false } })

    const agent = here(await hireOnline(desk, '李娜', { capacity: 1 }))
    await waiting.becomes('agent')
    await until(() => second.status()?.queue?.position === 1 || null)
    expect(second.status()).toMatchObject({ queue: { isStaffed: true, exits: ['keep', 'message', 'callback'] } })

    await agent.ask('presence:set', { status: 'offline' })
    await waiting.becomes('queued')
    await staffing(second, false)
    await staffing(waiting, false)
    expect(await lastLine(waiting)).toBe(
      `客服暂时离线，您已回到队列最前面，之前说过的内容不用重复。现在暂时没有客服在线。${LEAVE_OR_WAIT}`,
    )
  })

  it('[R50] tells who waits when somebody of the desk comes without taking them', async () => {
    const first = here(await shopperInQueue(desk))
    const agent = here(await hireOnline(desk, '李娜', { capacity: 1 }))
    await first.becomes('agent')
    const waiting = here(await shopperInQueue(desk))
    expect(waiting.status()).toMatchObject({ queue: { isStaffed: true } })
    expect(await lastLine(waiting)).toBe('好的，正在为您转接人工客服，请稍候。')

    await agent.ask('presence:set', { status: 'busy' })
    await staffing(waiting, false)
    await agent.ask('presence:set', { status: 'online' })
    await staffing(waiting, true)
  })

  it('[R50] says after five minutes that it is still so', async () => {
    const shopper = here(await shopperInQueue(desk))

    desk.clock.pass(5 * 60_000 + 1_000)
    await desk.tick()

    await until(async () => ((await lastLine(shopper)) ?? '').startsWith('让您久等了，现在仍没有客服在线。') || null)
  })

  it('[R55] a hazard is first in line and told so, at night with the next opening', async () => {
    desk.clock.pass(14 * 3_600_000)
    const shopper = here(await connectShopper(desk.url))

    await shopper.say('空调冒烟了，有焦味')
    await shopper.becomes('queued')

    const told = textsOf((await shopper.sync(0)).messages)
    expect(told.at(-2)).toMatch(/^请先保证人身安全.*已为您排在人工队列最前面。$/)
    expect(told.at(-1)).toBe(`现在暂时没有客服在线，客服今天 8:00上班。${LEAVE_OR_WAIT}`)
  })

  it('[R58] [R91] who waits for a supervisor is told when no supervisor is there, whoever else is', async () => {
    here(await hireOnline(desk, '李娜'))
    const shopper = here(await shopperInQueue(desk))
    await shopper.becomes('agent')
    await shopper.say('我要投诉你')

    expect(await shopper.becomes('queued')).toMatchObject({ queue: { isStaffed: false }, supervisorAsked: true })
    expect(await lastLine(shopper)).toMatch(/^您的排队位置已保留。现在暂时没有主管在线。/)

    const supervisor = here(await hireAgent(desk.url, '周主管', { role: 'supervisor' }))
    await supervisor.ask('presence:set', { status: 'online' })
    await shopper.becomes('agent')
  })

  it('[R49] says it in English', async () => {
    const shopper = here(await connectShopper(desk.url, { locale: 'en' }))
    await shopper.say('I want to talk to a human')
    await shopper.becomes('queued')

    expect(await lastLine(shopper)).toBe(
      'You are in the queue for a person. No agent is online right now. Leave a message or book a call back and we will get in touch, or keep waiting: you will be served in turn as soon as somebody is there.',
    )
  })
})
