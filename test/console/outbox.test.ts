import { describe, expect, it } from '@jest/globals'
import { createOutboxStorage } from '../../console/desk/outbox-storage.ts'
import { createTestStore, settled } from './fake-line.ts'
import { inboxOf, messageOf, syncedOf } from './sample-messages.ts'

const sent = (seq: number) => ({ ok: true as const, data: { seq, at: 1 } })

describe('outgoing messages', () => {
  it('[L7] keeps a message until it is acknowledged and resends it once with the same id', async () => {
    const { fake, store } = createTestStore()
    fake.up()
    void store.send('c1', '您好')
    await settled()

    fake.down()
    await settled()
    fake.up()
    await settled()

    const attempts = fake.of('message:send')
    expect(attempts.map(call => call.request)).toEqual([
      { conversationId: 'c1', clientMessageId: 'm1', text: '您好' },
      { conversationId: 'c1', clientMessageId: 'm1', text: '您好' },
    ])
    attempts[1]?.answer(sent(1))
    await settled()
    expect(store.outbox.items()[0]?.phase).toBe('sent')
    expect(fake.of('message:send')).toHaveLength(2)
  })

  it('[L7] sends what was written while the line was lost, in the order of writing', async () => {
    const { fake, store } = createTestStore()
    fake.always('message:send', () => sent(1))
    for (const text of ['一', '二', '三']) void store.send('c1', text)
    await settled()
    expect(fake.of('message:send')).toHaveLength(0)

    fake.up()
    await settled()

    expect(fake.of('message:send').map(call => call.request.text)).toEqual(['一', '二', '三'])
  })

  it('waits for one acknowledgement before it sends the next of the same conversation', async () => {
    const { fake, store } = createTestStore()
    fake.up()
    void store.send('c1', '一')
    void store.send('c1', '二')
    void store.send('c2', '另一位')
    await settled()
    expect(fake.of('message:send').map(call => call.request.text)).toEqual(['一', '另一位'])

    fake.of('message:send')[0]?.answer(sent(1))
    await settled()

    expect(fake.of('message:send').map(call => call.request.text)).toEqual(['一', '另一位', '二'])
  })

  it('shows a refused message with its reason and sends it again on request', async () => {
    const { fake, store } = createTestStore()
    fake.up()
    fake.always('message:send', () => ({ ok: false, code: 'NOT_OWNER' }))

    const outcome = await store.send('c1', '您好')

    expect(outcome).toEqual({ ok: false, code: 'NOT_OWNER' })
    expect(store.outbox.items()[0]).toMatchObject({ phase: 'refused', failure: 'NOT_OWNER' })
    fake.always('message:send', () => sent(1))
    store.outbox.retry('m1')
    await settled()
    expect(store.outbox.items()[0]?.phase).toBe('sent')
  })

  it('tries again by itself while the desk is busy', async () => {
    const { fake, store } = createTestStore()
    fake.up()
    let attempts = 0
    fake.always('message:send', () => (++attempts < 3 ? { ok: false, code: 'BUSY_TRY_AGAIN' } : sent(1)))

    expect(await store.send('c1', '您好')).toMatchObject({ ok: true })
    expect(attempts).toBe(3)
  })

  it('forgets a message once the conversation holds it', async () => {
    const { fake, store } = createTestStore()
    fake.always('sync', () => ({ ok: true, data: syncedOf([], 0) }))
    fake.always('suggest', () => ({ ok: true, data: { suggestions: [] } }))
    fake.up()
    store.open('c1')
    await settled()
    void store.send('c1', '您好')
    fake.push()['message:new']({ ...messageOf(1, { from: 'agent', clientMessageId: 'm1' }), conversationId: 'c1' })

    expect(store.state.get().outgoing).toEqual([])
  })

  it('[R24] sends after a reload what the last page could not', async () => {
    const kept = {
      clientMessageId: 'old',
      conversationId: 'c1',
      text: '刷新之前写的',
      at: 1,
      phase: 'waiting' as const,
      failure: null,
    }
    const { fake } = createTestStore([kept])

    fake.up()
    fake.push().inbox(inboxOf())
    await settled()

    expect(fake.of('message:send').map(call => call.request)).toEqual([
      { conversationId: 'c1', clientMessageId: 'old', text: '刷新之前写的' },
    ])
  })

  it('does not close a conversation over a message that did not get through', async () => {
    const { fake, store } = createTestStore()
    fake.up()
    fake.always('message:send', () => ({ ok: false, code: 'STORE_FULL' }))

    expect(await store.sendAndClose('c1', '再见')).toEqual({ ok: false, code: 'STORE_FULL' })
    expect(fake.of('conversation:close')).toHaveLength(0)
  })

  it('ignores a damaged store of the browser', () => {
    const storage = createOutboxStorage({ getItem: () => '{"not":"a list"', setItem: () => {} }, 'agent-1')

    expect(storage.load()).toEqual([])
  })
})
