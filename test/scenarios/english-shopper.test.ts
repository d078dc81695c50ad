import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'

const CHINESE = /\p{Script=Han}/u

describe('an English-speaking shopper', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('is answered, queued, served and closed in English', async () => {
    const shopper = await connectShopper(desk.url, { locale: 'en-GB' })
    expect(shopper.session.locale).toBe('en')

    await shopper.say('How long is the warranty of the kettle?')
    expect((await shopper.hears(m => m.from === 'bot')).text).toContain('two years')
    await shopper.say('Can I talk to a human please')
    await shopper.becomes('queued')
    const agent = await hireAgent(desk.url, 'Lina')
    expect(agent.inbox().waiting[0]).toMatchObject({ locale: 'en' })
    await agent.claim(shopper.session.conversationId)
    await agent.ask('conversation:close', { conversationId: shopper.session.conversationId })
    await shopper.becomes('closed')

    const { messages } = await shopper.sync(0)
    expect(messages.filter(m => CHINESE.test(m.text))).toEqual([])
    expect(messages.find(m => m.card?.kind === 'notice' && m.card.notice === 'joined')?.text).toContain('Lina')
    for (const client of [shopper, agent]) client.leave()
  })
})
