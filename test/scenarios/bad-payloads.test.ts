import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type AgentClient, hireAgent } from '../support/agent-client.ts'
import { connectShopper, type ShopperClient } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'

const clientMessageId = randomUUID()
/** Signs that take no room, or show nothing in it. */
const UNSEEN = '\u200b\u2060\ufeff\u3164\u00ad\u2800\ufe0f\u202e'
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

/** What a broken or hostile widget may send. */
const fromShoppers: [event: string, payload: unknown][] = [
  ['message:send', undefined],
  ['message:send', null],
  ['message:send', 42],
  ['message:send', 'text'],
  ['message:send', []],
  ['message:send', [{ clientMessageId, text: 'a' }]],
  ['message:send', {}],
  ['message:send', { text: 'no id' }],
  ['message:send', { clientMessageId: 'not-a-uuid', text: 'a' }],
  ['message:send', { clientMessageId, text: '' }],
  ['message:send', { clientMessageId, text: ' \n\t ' }],
  ...[...UNSEEN, ` ${UNSEEN}\n`].map((text): [string, unknown] => ['message:send', { clientMessageId, text }]),
  ['wait:choose', { exit: 'callback', contact: UNSEEN }],
  ['message:send', { clientMessageId, text: 7 }],
  ['message:send', { clientMessageId, text: { toString: 'x' } }],
  ['message:send', { clientMessageId, text: '长'.repeat(4_001) }],
  ['message:send', { clientMessageId, text: 'a', choice: 'human' }],
  ['message:send', { clientMessageId, text: 'a', from: 'agent' }],
  ['message:send', { clientMessageId, text: 'a', extra: true }],
  ['message:send', { clientMessageId, choice: 'c'.repeat(201) }],
  ['message:send', { clientMessageId, attachmentId: { $ne: null } }],
  ['message:send', JSON.parse(nested(500))],
  ['message:send', Buffer.from('binary')],
  ['sync', { after: -1 }],
  ['sync', { after: 1.5 }],
  ['sync', { after: '0' }],
  ['sync', { after: 1e300 }],
  ['sync', {}],
  ['rating:send', { score: 0 }],
  ['rating:send', { score: 6 }],
  ['rating:send', { score: 5, comment: 'x'.repeat(1_001) }],
  ['rating:send', { score: 5, reasons: Array(9).fill('x') }],
  ['typing', { on: 'yes' }],
  ['read', { seq: null }],
  ['typeahead', { text: 'x'.repeat(101) }],
  ['feedback', { seq: 0, helpful: true }],
  ['handoff:request', { now: true }],
  ['no:such-event', {}],
  ['__proto__', {}],
  ['constructor', {}],
  ['toString', {}],
  ['error', {}],
  ['conversation:claim', { conversationId: 'x' }],
]

const fromConsoles: [event: string, payload: unknown][] = [
  ['presence:set', { status: 'ONLINE' }],
  ['presence:set', null],
  ['conversation:claim', {}],
  ['conversation:claim', { conversationId: '' }],
  ['conversation:claim', { conversationId: 'c'.repeat(101) }],
  ['message:send', { conversationId: 'c', clientMessageId }],
  ['note:add', { conversationId: 'c', text: '' }],
  ['note:add', { conversationId: 'c', text: UNSEEN }],
  ['message:send', { conversationId: 'c', clientMessageId, text: UNSEEN }],
  ['conversation:close', { conversationId: 'c', followUp: { dueAt: 1, text: UNSEEN } }],
  ['conversation:transfer', { conversationId: 'c', to: {} }],
  ['conversation:transfer', { conversationId: 'c', to: { desk: 'human', agentId: 'a' } }],
  ['conversation:release', { conversationId: 'c', to: 'mars' }],
  ['sync', { conversationId: 'c' }],
  ['no:such-event', {}],
]

describe('a payload that does not fit', () => {
  let desk: TestDesk
  let shopper: ShopperClient
  let agent: AgentClient
  beforeAll(async () => {
    desk = await startDesk()
    shopper = await connectShopper(desk.url)
    agent = await hireAgent(desk.url, '李娜')
  })
  afterAll(async () => {
    for (const client of [shopper, agent]) client.leave()
    await desk.stop()
  })

  it.each(fromShoppers)('of a shopper is refused with a code: %s', async (event, payload) => {
    const ack = await shopper.ask(event, payload)

    expect(ack).toMatchObject({ ok: false, code: expect.stringMatching(/^BAD_(PAYLOAD|REQUEST)$/) })
  })

  it.each(fromConsoles)('of a console is refused with a code: %s', async (event, payload) => {
    const ack = await agent.ask(event, payload)

    expect(ack).toMatchObject({ ok: false, code: expect.stringMatching(/^BAD_(PAYLOAD|REQUEST)$/) })
  })

  it('may hold signs that are not seen, beside what is', async () => {
    const visitor = await connectShopper(desk.url)
    for (const text of ['می\u200cخواهم', '👩‍👩‍👧', '😀', '1\u20e3', '?'])
      expect(await visitor.say(text)).toMatchObject({ ok: true })
    visitor.leave()
  })

  it('may come without an acknowledgement to answer, or with several arguments', async () => {
    for (const [event, payload] of fromShoppers)
      shopper.socket.emit(event as 'sync', payload as never, undefined as never)
    shopper.socket.emit('sync', undefined as never, undefined as never)
    shopper.socket.io.engine.write(`2/shopper,["sync",${nested(30_000)}]`)

    expect(await shopper.ask('typing', { on: false })).toEqual({ ok: true, data: null })
  })

  it('has stored nothing, and everybody is still served', async () => {
    expect(await shopper.sync(0)).toMatchObject({ head: 0, messages: [] })
    const other = await connectShopper(desk.url)

    expect(await other.say('怎么开发票？')).toMatchObject({ ok: true })
    expect(await shopper.say('怎么开发票？')).toMatchObject({ ok: true })

    expect(await agent.ask('presence:set', { status: 'busy' })).toMatchObject({ ok: true })
    other.leave()
  })
})
