import { describe, expect, it } from '@jest/globals'
import type { Channel } from '../../../server/channels/channel.ts'
import { createQueueWatch, type QueueWatchNeeds } from '../../../server/desk/queue-watch.ts'
import { until } from '../../support/until.ts'

interface Shop {
  /** Who waits, in their order. */
  queue: string[]
  /** Who has the page open on this node. */
  readonly heardHere: Set<string>
}

/** A queue whose looks end when they are let go, and what its people were told. */
function watchedShop({ queue, heardHere }: Shop, { channel = 'web', refreshMs = 60_000 } = {}) {
  const shop = { queue, heardHere }
  const told: string[] = []
  const reads: string[] = []
  const faults: unknown[] = []
  const held: (() => void)[] = []
  let isBroken = false
  const tellOne = (id: string, position: number | undefined) => told.push(`${id} ${position}`)
  const web: Channel = {
    name: 'web',
    tell: ({ id }, _, status) => tellOne(id, status?.queue?.position),
    tellHere: ({ id }, status) => tellOne(id, status.queue?.position),
    isHeardHere: id => shop.heardHere.has(id),
    typing: () => {},
    read: () => {},
  }
  const { tellHere: _, isHeardHere: __, ...mail } = web
  const watch = createQueueWatch({
    channels: new Map([[channel, channel === 'web' ? web : mail]]),
    onFault: error => faults.push(error),
    refreshMs,
    store: {
      conversations: {
        read: async (id: string) => {
          reads.push(id)
          return { id, channel, state: { status: shop.queue.includes(id) ? 'waiting' : 'withAgent' } }
        },
      },
    } as unknown as QueueWatchNeeds['store'],
    statuses: {
      async queueStatuses() {
        const found = shop.queue.map((id, at) => [id, at + 1] as const)
        await new Promise<void>(resolve => held.push(resolve))
        if (isBroken) throw new Error('the store is gone')
        return new Map(found.map(([id, position]) => [id, { channel, status: queued(position) }] as const))
      },
    },
  })
  return {
    ...{ shop, watch, told, reads, faults },
    looks: () => held.length,
    breakNext: (is: boolean) => {
      isBroken = is
    },
    async letGo() {
      await until(async () => (held.length > 0 ? true : null))
      held.shift()?.()
      await new Promise(resolve => setTimeout(resolve, 5))
    },
  }
}

function queued(position: number) {
  return { status: 'queued' as const, queue: { position, waitSeconds: [60, 120] as [number, number], exits: [] } }
}

describe('telling who waits of their place', () => {
  it('tells only what is new, and reads nothing for who listens elsewhere', async () => {
    const { shop, watch, told, reads, letGo } = watchedShop({
      queue: ['ann', 'bo', 'cy'],
      heardHere: new Set(['ann', 'cy']),
    })
    watch.queueChanged()
    await letGo()
    expect(told).toEqual(['ann 1', 'cy 3'])

    shop.queue = ['ann', 'cy']
    watch.queueChangedElsewhere()
    await letGo()

    expect(told).toEqual(['ann 1', 'cy 3', 'cy 2'])
    expect(reads).toEqual(['ann', 'cy', 'cy'])
  })

  it('looks once at a time, and once more after whatever has changed meanwhile: the last word is the newest', async () => {
    const { shop, watch, told, looks, letGo } = watchedShop({ queue: ['ann', 'bo'], heardHere: new Set(['bo']) })
    watch.queueChanged()
    await until(async () => (looks() > 0 ? true : null))
    shop.queue = ['bo']
    for (let n = 0; n < 100; n++) watch.queueChanged()
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(looks()).toBe(1)

    await letGo()
    await letGo()

    expect(told).toEqual(['bo 2', 'bo 1'])
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(looks()).toBe(0)
  })

  it('rests longer than a look took, however much changes', async () => {
    const { watch, looks, letGo } = watchedShop({ queue: ['ann'], heardHere: new Set(['ann']) })
    watch.queueChanged()
    await until(async () => (looks() > 0 ? true : null))
    await new Promise(resolve => setTimeout(resolve, 60))
    await letGo()
    for (let n = 0; n < 10; n++) {
      watch.queueChanged()
      await new Promise(resolve => setTimeout(resolve, 5))
      expect(looks()).toBe(0)
    }

    await until(async () => (looks() > 0 ? true : null))
  })

  it('says nothing of a place to who was taken meanwhile', async () => {
    const { shop, watch, told, looks, letGo } = watchedShop({ queue: ['ann'], heardHere: new Set(['ann']) })
    watch.queueChanged()
    await until(async () => (looks() > 0 ? true : null))
    shop.queue = []
    await letGo()

    expect(told).toEqual([])
  })

  it('looks again by itself while somebody waits, and not when nobody does', async () => {
    const { shop, watch, told, looks, letGo } = watchedShop(
      { queue: ['ann', 'bo'], heardHere: new Set(['bo']) },
      { refreshMs: 10 },
    )
    watch.queueChanged()
    await letGo()
    shop.queue = ['bo']
    await letGo()
    expect(told).toEqual(['bo 2', 'bo 1'])

    shop.queue = []
    await letGo()
    await new Promise(resolve => setTimeout(resolve, 60))
    expect(looks()).toBe(0)
  })

  it('leaves who has no page to the node of the change', async () => {
    const elsewhere = watchedShop({ queue: ['ann'], heardHere: new Set() }, { channel: 'mail' })
    elsewhere.watch.queueChangedElsewhere()
    await elsewhere.letGo()
    const here = watchedShop({ queue: ['ann'], heardHere: new Set() }, { channel: 'mail' })
    here.watch.queueChanged()
    await here.letGo()

    expect([elsewhere.told, here.told]).toEqual([[], ['ann 1']])
  })

  it('looks again after a fault, and not at all once stopped', async () => {
    const { watch, told, faults, looks, breakNext, letGo } = watchedShop({
      queue: ['ann'],
      heardHere: new Set(['ann']),
    })
    breakNext(true)
    watch.queueChanged()
    await letGo()
    breakNext(false)
    watch.queueChanged()
    await letGo()
    expect([faults.length, told]).toEqual([1, ['ann 1']])

    watch.stop()
    watch.queueChanged()
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(looks()).toBe(0)
  })
})
