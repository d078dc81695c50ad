import { randomUUID } from 'node:crypto'
import { expect, it } from '@jest/globals'
import type { ConversationStore, NewOutboxRow, OutboxRow } from '../../server/store/conversation-store.ts'
import { commitRetrying, fresh, MINUTE, NOON } from './store-samples.ts'

const LEASE = 30_000

export function tellOutboxStories(store: () => ConversationStore): void {
  async function enqueue(shopperId: string, ...texts: string[]): Promise<NewOutboxRow[]> {
    const { id } = await store().open(fresh(shopperId))
    const outbox = texts.map(text => ({
      ...{ id: randomUUID(), channel: 'wechat', shopperId, payload: { text, parts: [1, null] }, dueAt: NOON },
    }))
    await commitRetrying(store(), id, () => ({ outbox }))
    return outbox
  }
  const texts = (rows: OutboxRow[]) => rows.map(row => (row.payload as { text: string }).text)
  const claim = (now = NOON, limit = 10) => store().claimOutbox(now, LEASE, limit)

  it('gives the sends of a conversation one by one, in their order', async () => {
    const [first] = await enqueue('ada', '1', '2')
    await enqueue('ada', '3')
    const { id } = await store().open(fresh('ada'))

    const seen: OutboxRow[] = []
    for (let rows = await claim(); rows.length > 0; rows = await claim()) {
      expect(rows).toHaveLength(1)
      expect(await claim()).toEqual([])
      seen.push(...rows)
      await store().outboxSent(rows[0]!.id)
    }

    expect(texts(seen)).toEqual(['1', '2', '3'])
    expect(seen[0]).toEqual({ ...first, conversationId: id, order: seen[0]!.order, attempts: 0 })
    expect(seen[0]!.order).toBeLessThan(seen[1]!.order)
    expect(seen[1]!.order).toBeLessThan(seen[2]!.order)
    expect(await store().nextDue()).toBeNull()
  })

  it('gives sends of several conversations at once, at most as many as asked for', async () => {
    await Promise.all(['a', 'b', 'c'].map(name => enqueue(name, name, `${name} again`)))

    const some = await claim(NOON, 2)
    const rest = await claim(NOON, 10)

    expect([some.length, rest.length]).toEqual([2, 1])
    expect([...texts(some), ...texts(rest)].sort()).toEqual(['a', 'b', 'c'])
  })

  it('gives nothing before it is due', async () => {
    const { id } = await store().open(fresh('ada'))
    const row = { id: randomUUID(), channel: 'email', shopperId: 'ada', payload: 'x', dueAt: NOON + MINUTE }
    await commitRetrying(store(), id, () => ({ outbox: [row] }))

    expect(await store().nextDue()).toBe(NOON + MINUTE)
    expect(await claim(NOON)).toEqual([])
    expect(await claim(NOON + MINUTE)).toHaveLength(1)
  })

  it('gives a send to one of two nodes that ask at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => enqueue(`shopper-${i}`, `${i}`)))

    const taken = (await Promise.all([claim(NOON, 15), claim(NOON, 15), claim(NOON, 15)])).flat()

    expect(new Set(taken.map(row => row.id)).size).toBe(taken.length)
    const later = await claim(NOON, 100)
    expect(taken.length + later.length).toBe(20)
  })

  it('gives a send again when the node that took it is gone', async () => {
    await enqueue('ada', '1', '2')
    const [row] = await claim(NOON)

    expect(await store().nextDue()).toBe(NOON + LEASE)
    expect(await claim(NOON + LEASE - 1)).toEqual([])
    const [again] = await claim(NOON + LEASE)

    expect(again).toEqual({ ...row, attempts: 1 })
  })

  it('tries again later, and lets nothing of the conversation overtake', async () => {
    const [first] = await enqueue('ada', '1', '2')
    const [row] = await claim()

    await store().outboxRetry(row!.id, NOON + MINUTE, 'timeout')

    expect(await claim(NOON + MINUTE - 1)).toEqual([])
    expect(await store().nextDue()).toBe(NOON + MINUTE)
    const [again] = await claim(NOON + MINUTE)
    expect(again).toMatchObject({ id: first!.id, attempts: 1, dueAt: NOON + MINUTE })
  })

  it('sets aside what can not be sent, and lets the next go', async () => {
    await enqueue('ada', '1', '2')
    const [row] = await claim()

    await store().outboxDead(row!.id, 'blocked by the shopper')

    expect(texts(await claim())).toEqual(['2'])
    expect(await claim(NOON + 365 * 24 * 60 * MINUTE)).toHaveLength(1)
  })

  it('does not wake anyone for a send that waits behind another', async () => {
    await enqueue('ada', '1', '2')
    const [row] = await claim()
    await store().outboxRetry(row!.id, NOON + MINUTE, 'timeout')

    expect(await store().nextDue()).toBe(NOON + MINUTE)
  })

  it('takes it calmly that a send is reported twice, or late', async () => {
    await enqueue('ada', '1')
    const [row] = await claim()
    await store().outboxSent(row!.id)

    await store().outboxSent(row!.id)
    await store().outboxRetry(row!.id, NOON, 'late')
    await store().outboxDead(row!.id, 'late')

    expect(await claim(NOON + MINUTE)).toEqual([])
  })
}
