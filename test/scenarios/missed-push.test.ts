import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { until } from '../support/until.ts'
import { shopperWith, textsOf } from './support/scenes.ts'

/** Two nodes on one file that can not tell each other anything: a push of one never reaches the readers of the other. */
describe('a push that never came', () => {
  let desk: TestDesk
  let elsewhere: TestDesk
  beforeEach(async () => {
    desk = await startDesk({ headEveryMs: 200 })
    elsewhere = await startDesk({ dataDir: desk.dataDir, clock: desk.clock })
  })
  afterEach(async () => {
    await elsewhere.stop()
    await desk.stop()
  })

  it('[L7] is noticed by the shopper from the head, and healed by asking', async () => {
    const reader = await connectShopper(desk.url)
    const heads: number[] = []
    reader.socket.on('head', ({ seq }) => heads.push(seq))
    const writer = await connectShopper(elsewhere.url, { token: reader.session.token })
    await writer.say('怎么开发票？')
    expect(reader.messages).toEqual([])

    await until(() => (heads.at(-1) === 2 ? true : null))

    expect((await reader.sync(0)).messages).toEqual((await writer.sync(0)).messages)
    for (const client of [reader, writer]) client.leave()
  })

  it('[L7] is noticed by the agent in the same way', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    const { conversationId, token } = shopper.session
    await agent.sync(conversationId)
    const heads: number[] = []
    agent.socket.on('head', head => {
      if (head.conversationId === conversationId) heads.push(head.seq)
    })
    const tab = await connectShopper(elsewhere.url, { token })
    await tab.say('从另一台服务器来的')

    await until(() => (heads.at(-1) === 4 ? true : null))

    const seen = await agent.sync(conversationId, 3)
    expect(seen.ok && textsOf(seen.data.messages)).toEqual(['从另一台服务器来的'])
    for (const client of [agent, shopper, tab]) client.leave()
  })
})
