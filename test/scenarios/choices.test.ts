import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'

describe('choices under a message', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('are answered at once, and read as what was pressed', async () => {
    const shopper = await connectShopper(desk.url)
    await shopper.say('电水壶保修几年？')
    const { choices } = await shopper.hears(m => m.from === 'bot')
    expect(choices).toEqual([{ id: 'return-how', label: '如何申请退货？' }])

    await shopper.choose('return-how')

    const { messages } = await shopper.sync(2)
    expect(messages).toMatchObject([
      { from: 'shopper', text: '如何申请退货？' },
      { from: 'bot', card: { kind: 'answer', entryId: 'return-how' } },
    ])
    shopper.leave()
  })

  it('[R43] 转人工 among them reaches a person', async () => {
    const shopper = await connectShopper(desk.url)

    expect(await shopper.choose('human')).toMatchObject({ ok: true })

    await shopper.becomes('queued')
    shopper.leave()
  })

  it('that nobody offers are refused, and nothing is stored', async () => {
    const shopper = await connectShopper(desk.url)

    for (const unknown of ['no-such-entry', '__proto__', 'constructor', 'HUMAN'])
      expect(await shopper.choose(unknown)).toMatchObject({ ok: false, code: 'UNKNOWN_CHOICE' })

    expect(await shopper.sync(0)).toMatchObject({ head: 0, messages: [], status: { status: 'bot' } })
    shopper.leave()
  })

  it('an answer can be judged; anything else can not', async () => {
    const shopper = await connectShopper(desk.url)
    await shopper.say('怎么开发票？')
    const answer = await shopper.hears(m => m.from === 'bot')

    expect(await shopper.ask('feedback', { seq: answer.seq, helpful: true })).toEqual({ ok: true, data: null })
    expect(await shopper.ask('feedback', { seq: 1, helpful: true })).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    expect(await shopper.ask('feedback', { seq: 99, helpful: true })).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    shopper.leave()
  })
})
