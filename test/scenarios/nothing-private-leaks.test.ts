import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'

describe('what a shopper can hear', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('[R106] names an agent by name and 工号, and tells nothing else of the team', async () => {
    const shopper = await connectShopper(desk.url)
    const frames: string[] = []
    shopper.socket.io.engine.on('packet', packet => frames.push(String(packet.data)))
    const agent = await hireAgent(desk.url, '李娜')
    await shopper.say('人工客服')
    await shopper.becomes('queued')
    await agent.claim(shopper.session.conversationId)
    await agent.ask('note:add', { conversationId: shopper.session.conversationId, text: 'canary-note-7391' })
    await agent.say(shopper.session.conversationId, '您好')
    const heard = await shopper.hears(m => m.from === 'agent')
    await shopper.sync(0)

    expect(Object.keys(heard.agent ?? {}).sort()).toEqual(['name', 'number'])
    const all = frames.join('\n')
    expect(all).not.toMatch(/argon2|passwordHash|canary-note-7391|knowledgeVersion|"login"|capacity/)
    expect(all).not.toContain(agent.id)
  })
})
