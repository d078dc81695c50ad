import { describe, expect, it } from '@jest/globals'
import type { Sent } from '../../protocol/shopper.ts'
import { createOutbox, type Draft } from '../../widget/delivery/outbox.ts'
import { createSender } from '../../widget/delivery/sender.ts'
import { createMemoryShelf } from '../../widget/delivery/shelf.ts'
import { backoffMs } from '../../widget/line/backoff.ts'
import type { Answer } from '../../widget/line/line.ts'

const refusal = (code: string): Answer<Sent> => ({ ok: false, code, message: code }) as Answer<Sent>

function setUp() {
  const shelf = createMemoryShelf()
  let ids = 0
  const open = () =>
    createOutbox(
      shelf,
      () => `id-${++ids}`,
      () => 1_000,
    )
  const outbox = open()
  const answers: (Answer<Sent> | undefined)[] = []
  const attempts: string[] = []
  const sent: Draft[] = []
  const pauses: number[] = []
  const sender = createSender({
    outbox,
    async call(_name, payload) {
      attempts.push((payload as { clientMessageId: string }).clientMessageId)
      return answers.shift() ?? { ok: true, data: { seq: attempts.length, at: 1 } }
    },
    takeTurn: send => send(),
    wait: async ms => void pauses.push(ms),
    onSent: draft => void sent.push(draft),
    onChange: () => {},
  })
  return { open, outbox, sender, answers, attempts, sent, pauses }
}

describe('the outbox', () => {
  it('[R24] keeps the order in which messages were written, also after a reload in the same millisecond', () => {
    const { open, outbox } = setUp()
    for (const text of ['one', 'two', 'three']) outbox.add({ text })

    const reopened = open().list()

    expect(reopened.map(({ body }) => body)).toEqual([{ text: 'one' }, { text: 'two' }, { text: 'three' }])
  })

  it('passes over what was refused until it is tried again, under the same id', () => {
    const { outbox } = setUp()
    const { id } = outbox.add({ text: 'one' })
    outbox.add({ text: 'two' })

    outbox.refuse(id, 'BAD_PAYLOAD')
    const next = outbox.next()
    outbox.retry(id)

    expect(next?.body).toEqual({ text: 'two' })
    expect(outbox.list().map(draft => [draft.id, draft.refusal])).toEqual([
      ['id-2', undefined],
      ['id-1', undefined],
    ])
  })
})

describe('the sender', () => {
  it('sends one after the other and forgets what was acknowledged', async () => {
    const { outbox, sender, attempts } = setUp()
    outbox.add({ text: 'one' })
    outbox.add({ choice: 'c', label: 'two' })

    await sender.flush()

    expect(attempts).toEqual(['id-1', 'id-2'])
    expect(outbox.list()).toEqual([])
  })

  it('stops when there is no answer, and begins again with the same message', async () => {
    const { outbox, sender, answers, attempts } = setUp()
    outbox.add({ text: 'one' })
    outbox.add({ text: 'two' })
    answers.push(refusal('NO_ANSWER'))

    await sender.flush()
    const left = outbox.list().length
    await sender.flush()

    expect(left).toBe(2)
    expect(attempts).toEqual(['id-1', 'id-1', 'id-2'])
  })

  it('waits and tries again when the refusal passes by itself, without letting others overtake', async () => {
    const { outbox, sender, answers, attempts, pauses } = setUp()
    outbox.add({ text: 'one' })
    outbox.add({ text: 'two' })
    answers.push(refusal('RATE_LIMITED'), refusal('BUSY_TRY_AGAIN'))

    await sender.flush()

    expect(attempts).toEqual(['id-1', 'id-1', 'id-1', 'id-2'])
    expect(pauses).toEqual([500, 1_000])
  })

  it('sets aside what is refused for good and goes on', async () => {
    const { outbox, sender, answers, sent } = setUp()
    outbox.add({ text: 'bad' })
    outbox.add({ text: 'good' })
    answers.push(refusal('BAD_PAYLOAD'))

    await sender.flush()

    expect(outbox.list()).toMatchObject([{ id: 'id-1', refusal: 'BAD_PAYLOAD' }])
    expect(sent).toMatchObject([{ id: 'id-2' }])
  })

  it('does not let a desk that fails on one message hold back the others for ever', async () => {
    const { outbox, sender, answers, sent } = setUp()
    outbox.add({ text: 'poison' })
    outbox.add({ text: 'good' })
    answers.push(...Array.from({ length: 6 }, () => refusal('INTERNAL')))

    await sender.flush()

    expect(sent).toMatchObject([{ id: 'id-2' }])
  })

  it('takes along what is added while it sends', async () => {
    const { outbox, sender, sent } = setUp()
    outbox.add({ text: 'one' })

    const first = sender.flush()
    outbox.add({ text: 'two' })
    await Promise.all([first, sender.flush()])

    expect(sent.map(({ id }) => id)).toEqual(['id-1', 'id-2'])
  })
})

describe('the pause before dialling again', () => {
  it('doubles up to twenty seconds, half of it chance', () => {
    expect([0, 1, 2, 10].map(tries => [backoffMs(tries, 0), backoffMs(tries, 1)])).toEqual([
      [200, 400],
      [400, 800],
      [800, 1_600],
      [10_000, 20_000],
    ])
  })
})
