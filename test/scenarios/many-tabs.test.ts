import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { seqsOf, upTo } from './support/scenes.ts'

describe('a shopper with many tabs', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('[L5] has one conversation, however many connect at once', async () => {
    const first = await connectShopper(desk.url)
    const { token, conversationId } = first.session

    const tabs = await Promise.all(upTo(100).map(() => connectShopper(desk.url, { token })))

    expect(new Set(tabs.map(tab => tab.session.conversationId))).toEqual(new Set([conversationId]))
    for (const client of [first, ...tabs]) client.leave()
  })

  it('hears in each of them everything, once and in order, whichever tab wrote', async () => {
    const first = await connectShopper(desk.url)
    const tabs = await Promise.all(upTo(4).map(() => connectShopper(desk.url, { token: first.session.token })))

    await Promise.all(tabs.flatMap((tab, n) => [tab.say(`第 ${n} 页`), tab.say('怎么开发票？')]))

    const { head } = await first.sync(0)
    for (const tab of [first, ...tabs]) {
      await tab.hears(m => m.seq === head)
      expect(seqsOf(tab.messages)).toEqual(upTo(head))
      tab.leave()
    }
  })

  it('and a stranger without a token, or with a made-up one, begins anew', async () => {
    const first = await connectShopper(desk.url)
    const strangers = await Promise.all([
      connectShopper(desk.url),
      connectShopper(desk.url, { token: '' }),
      connectShopper(desk.url, { token: 'x'.repeat(43) }),
    ])

    const all = [first, ...strangers]
    expect(new Set(all.map(client => client.session.conversationId)).size).toBe(4)
    expect(new Set(all.map(client => client.session.token)).size).toBe(4)
    for (const client of all) client.leave()
  })
})
