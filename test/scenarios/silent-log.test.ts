import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createLog } from '../../server/log.ts'
import { hireAgent } from '../support/agent-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { shopperWith } from './support/scenes.ts'

describe('the log', () => {
  const lines: string[] = []
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk({ log: createLog('trace', { write: line => lines.push(line) }) })
  })
  afterEach(() => desk.stop())

  it('[R106] knows nothing of what people wrote, nor their tokens, whatever goes wrong', async () => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    const { conversationId, token } = shopper.session

    await shopper.say('CANARY-正文 我的电话 13912345678')
    await shopper.ask('message:send', { text: 'CANARY-没有编号' })
    await shopper.ask('CANARY-event', { text: 'CANARY' })
    await agent.say(conversationId, 'CANARY-回复')
    await agent.say(conversationId, 'CANARY 请把验证码发给我')
    await agent.ask('note:add', { conversationId, text: 'CANARY-备注' })
    await agent.ask('conversation:close', { conversationId })
    await shopper.ask('rating:send', { score: 1, comment: 'CANARY-评价' })
    await desk.tick()
    await desk.restart()

    const log = lines.join('')
    expect(log).toContain('signed in')
    for (const secret of ['CANARY', '13912345678', token, agent.token]) expect(log).not.toContain(secret)
    for (const client of [agent, shopper]) client.leave()
  })
})
