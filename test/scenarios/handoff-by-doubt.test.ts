import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { placesOf } from './support/scenes.ts'

describe('a bot that is not sure', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it.each(['asdfghjkl', '阿巴阿巴', '。。。'])(
    '[R43] hands over within two messages that it can not read: %s',
    async gibberish => {
      const shopper = await connectShopper(desk.url)

      await shopper.say(gibberish)
      await shopper.say(gibberish)

      await shopper.becomes('queued')
      const agent = await hireAgent(desk.url, '李娜')
      expect(['unsure', 'outOfScope']).toContain(agent.inbox().waiting[0]?.reason)
      for (const client of [shopper, agent]) client.leave()
    },
  )

  it('[R43] hands over at once what is clearly not its business, and says why', async () => {
    const shopper = await connectShopper(desk.url)

    await shopper.say('今天天气怎么样')

    await shopper.becomes('queued')
    expect((await shopper.hears(m => m.from === 'system')).text).toContain('没有把握')
    shopper.leave()
  })

  it('goes on answering what it knows while the shopper waits, and keeps silent otherwise', async () => {
    const shopper = await connectShopper(desk.url)
    await shopper.say('今天天气怎么样')
    await shopper.becomes('queued')

    await shopper.say('电水壶保修几年？')
    await shopper.say('那明天会下雨吗')

    const { messages } = await shopper.sync(0)
    expect(messages.map(m => m.from)).toEqual(['shopper', 'system', 'shopper', 'bot', 'shopper'])
    shopper.leave()
  })

  it('serves danger before anger before the rest, whoever came first', async () => {
    const calm = await connectShopper(desk.url)
    await calm.say('人工客服')
    const angry = await connectShopper(desk.url)
    await angry.say('我要投诉，你们太差劲了')
    const inDanger = await connectShopper(desk.url)
    await inDanger.say('水壶冒烟了')
    await inDanger.becomes('queued')

    const agent = await hireAgent(desk.url, '李娜')

    expect(agent.inbox().waiting.map(row => row.priority)).toEqual(['safety', 'complaint', 'normal'])
    expect(placesOf(agent.inbox().waiting)).toEqual(
      [inDanger, angry, calm].map(shopper => shopper.session.conversationId),
    )
    expect((await inDanger.hears(m => m.from === 'system')).text).toContain('人身安全')
    for (const client of [calm, angry, inDanger, agent]) client.leave()
  })
})
