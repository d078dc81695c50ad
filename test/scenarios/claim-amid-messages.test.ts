import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { seqsOf, shopperInQueue, upTo } from './support/scenes.ts'

describe('an agent who joins while messages stream', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it.each([1, 5, 20, 40])('[L5] silences the bot from the first word on: claim after %s messages', async after => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperInQueue(desk)
    const { conversationId } = shopper.session

    const asked = upTo(60).map(async n => {
      const ack = await shopper.say(n % 2 ? '怎么开发票？' : '电水壶保修几年？')
      if (n === after) await agent.claim(conversationId).then(() => agent.say(conversationId, '我来为您处理'))
      return ack
    })
    const acks = await Promise.all(asked)

    expect(acks.every(ack => ack.ok)).toBe(true)
    const { messages, head } = await shopper.sync(0)
    const joined = messages.find(m => m.card?.kind === 'notice' && m.card.notice === 'joined')?.seq ?? 0
    expect(joined).toBeGreaterThan(0)
    expect(messages.filter(m => m.from === 'bot' && m.seq > joined)).toEqual([])
    expect(seqsOf(messages)).toEqual(upTo(head))
    await shopper.hears(m => m.seq === head)
    expect(seqsOf(shopper.messages)).toEqual(upTo(head))
    for (const client of [shopper, agent]) client.leave()
  })
})
