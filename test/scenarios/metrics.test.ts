import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'

const DAY = 24 * 60 * 60_000

describe('the metrics of a desk', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  async function metric(series: string): Promise<number | undefined> {
    const text = await (await fetch(`${desk.url}/metrics`)).text()
    const line = text.split('\n').find(each => each.startsWith(`${series} `))
    return line === undefined ? undefined : Number(line.slice(series.length + 1))
  }

  it('tell who is connected and waits, how fast messages are acknowledged and the bot decides, and what is overdue', async () => {
    const shopper = await connectShopper(desk.url)
    await shopper.say('电水壶保修几年？')
    await shopper.ask('made:up', {})

    expect(await metric('switchboard_connections{side="shopper"}')).toBe(1)
    expect(await metric('switchboard_ack_seconds_count{side="shopper",event="message:send"}')).toBe(1)
    expect(await metric('switchboard_ack_seconds_count{side="shopper",event="other"}')).toBe(1)
    expect(await metric('switchboard_bot_seconds_count')).toBe(1)
    expect(await metric('switchboard_store_faults_total')).toBe(0)
    expect(await metric('switchboard_overdue_seconds')).toBe(0)
    expect(await metric('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)

    await shopper.say('人工客服')
    await shopper.becomes('queued')
    const before = await metric('switchboard_queue_longest_wait_seconds')
    desk.clock.pass(DAY)

    expect(await metric('switchboard_queue_length{status="waiting"}')).toBe(1)
    expect((await metric('switchboard_queue_longest_wait_seconds'))! - before!).toBe(DAY / 1_000)
    expect(await metric('switchboard_overdue_seconds')).toBeGreaterThan(0)
    shopper.leave()
  })
})
