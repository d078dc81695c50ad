import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { upTo } from './support/scenes.ts'

describe('a flood of messages', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk({ env: { RATE_LIMITS: 'on' } })
  })
  afterEach(() => desk.stop())

  it('slows its sender down, and nobody else', async () => {
    const [flooder, other] = await Promise.all([connectShopper(desk.url), connectShopper(desk.url)])

    const acks = await Promise.all(upTo(100).map(n => flooder.say(`第 ${n} 条`)))

    const refused = acks.filter(ack => !ack.ok)
    expect(refused.length).toBeGreaterThanOrEqual(60)
    expect(new Set(refused.map(ack => (ack.ok ? '' : ack.code)))).toEqual(new Set(['RATE_LIMITED']))
    expect(await other.say('怎么开发票？')).toMatchObject({ ok: true })
    expect(acks.filter(ack => ack.ok)).toHaveLength(
      (await flooder.sync(0)).messages.filter(m => m.from === 'shopper').length,
    )
    for (const client of [flooder, other]) client.leave()
  })

  it('of any event is held back in the end', async () => {
    const shopper = await connectShopper(desk.url)

    const acks = await Promise.all(upTo(400).map(() => shopper.ask('typing', { on: true })))

    expect(acks.filter(ack => !ack.ok && ack.code === 'RATE_LIMITED')).toHaveLength(100)
    shopper.leave()
  })
})
