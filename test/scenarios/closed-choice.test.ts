import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { OtherDesk } from '../../protocol/shopper.ts'
import { connectShopper, type ShopperClient } from '../support/shopper-client.ts'
import { noticesOf } from './support/scenes.ts'
import { startShopWithDesks } from './support/shop-with-desks.ts'

const HOURS = `timezone: Asia/Shanghai
human:
  weekday: ["00:00-24:00"]
repair:
  weekday: ["08:00-09:00"]
`
const DESKS = `desks:
  human:
    title: { zh: 在线客服, en: Customer service }
  service:
    title: { zh: 售后与维修, en: Repair }
    hours: repair
  install:
    title: { zh: 安装预约, en: Installation }
    hours: repair
    overflow: { to: human }
  presale:
    title: { zh: 售前咨询, en: Before you buy }
`

describe('another desk that is closed', () => {
  let desk: Awaited<ReturnType<typeof startShopWithDesks>>
  let shopper: ShopperClient
  beforeEach(async () => {
    desk = await startShopWithDesks({ hours: HOURS, desks: DESKS })
    shopper = await connectShopper(desk.url)
  })
  afterEach(async () => {
    shopper.leave()
    await desk.close()
  })

  it('[R9] [R49] takes nobody out of a queue: the opening is told, and the place is kept', async () => {
    await shopper.ask('handoff:request', { desk: 'presale' })

    expect(await shopper.ask('handoff:request', { desk: 'service' })).toMatchObject({
      ok: true,
      data: { status: 'queued', desk: { id: 'presale' }, queue: { position: 1 } },
    })
    const told = await shopper.hears(m => m.text.includes('现在休息'))
    expect(told.text).toBe('「售后与维修」现在休息，明天（周二）8:00上班。您仍在「售前咨询」，位置不变。')
  })

  it('[R9] leads to who helps out for it, and says so', async () => {
    await shopper.ask('handoff:request', { desk: 'presale' })

    expect(await shopper.ask('handoff:request', { desk: 'install' })).toMatchObject({
      data: { status: 'queued', desk: { id: 'human' } },
    })
    expect((await shopper.hears(m => m.text.includes('现在休息'))).text).toContain('已为您转到「在线客服」')
    await shopper.ask('handoff:request', { desk: 'install' })
    expect((await shopper.sync(0)).messages.at(-1)?.text).toContain('您仍在「在线客服」，位置不变')
  })

  it('is left for one that is open, and the message that was promised for the opening is a place in the queue now', async () => {
    await shopper.ask('handoff:request', { desk: 'service' })
    expect(await shopper.becomes('offline')).toMatchObject({ desk: { id: 'service' } })

    expect(await shopper.ask('handoff:request', { desk: 'presale' })).toMatchObject({
      data: { status: 'queued', desk: { id: 'presale' } },
    })

    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['offline', 'queued'])
    expect(await desk.stored.timers()).toEqual(['waitingLong'])
  })

  it('[R9] is listed for who waits with its opening, and the own one is not; nobody else is asked to choose', async () => {
    expect(await shopper.ask('desks:get', {})).toEqual({ ok: true, data: { desks: [] } })
    await shopper.ask('handoff:request', { desk: 'presale' })

    const { data } = (await shopper.ask<{ desks: OtherDesk[] }>('desks:get', {})) as { data: { desks: OtherDesk[] } }

    const opensAt = Date.UTC(2026, 10, 3, 0, 0)
    expect(data.desks).toEqual([
      { id: 'human', title: '在线客服', isOpen: true, opensAt: null },
      { id: 'service', title: '售后与维修', isOpen: false, opensAt },
      { id: 'install', title: '安装预约', isOpen: false, opensAt },
    ])
  })
})
