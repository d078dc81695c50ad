import { expect, it } from '@jest/globals'
import type { ConversationStore, TimerKind } from '../../server/store/conversation-store.ts'
import { change, commitRetrying, fresh, fromBot, MINUTE, NOON } from './store-samples.ts'

export function tellTimerStories(store: () => ConversationStore): void {
  async function set(shopperId: string, kind: TimerKind, dueAt: number | null): Promise<string> {
    const { id } = await store().open(fresh(shopperId))
    await commitRetrying(store(), id, () => ({ timers: [{ kind, dueAt }] }))
    return id
  }

  it('tells what is due, the earliest first', async () => {
    const b = await set('b', 'idle', NOON + 2)
    const a = await set('a', 'idle', NOON + 1)
    await set('a', 'waitingLong', NOON + 3)
    await set('c', 'deskOpens', NOON + 4)

    expect(await store().dueTimers(NOON, 10)).toEqual([])
    expect(await store().dueTimers(NOON + 3, 10)).toEqual([
      { conversationId: a, kind: 'idle', dueAt: NOON + 1 },
      { conversationId: b, kind: 'idle', dueAt: NOON + 2 },
      { conversationId: a, kind: 'waitingLong', dueAt: NOON + 3 },
    ])
    expect(await store().dueTimers(NOON + 3, 1)).toHaveLength(1)
    expect(await store().nextDue()).toBe(NOON + 1)
  })

  it('moves and clears a timer with a commit', async () => {
    const id = await set('ada', 'idle', NOON)
    await set('ada', 'idle', NOON + MINUTE)

    expect(await store().dueTimers(NOON, 10)).toEqual([])
    expect(await store().dueTimers(NOON + MINUTE, 10)).toEqual([
      { conversationId: id, kind: 'idle', dueAt: NOON + MINUTE },
    ])

    await set('ada', 'idle', null)
    await set('ada', 'waitingLong', null)
    expect(await store().dueTimers(NOON + MINUTE, 10)).toEqual([])
    expect(await store().nextDue()).toBeNull()
  })

  it('keeps timers through commits that do not speak of them', async () => {
    const id = await set('ada', 'idle', NOON)

    await commitRetrying(store(), id, () => ({ messages: [fromBot('hi')] }))

    expect(await store().dueTimers(NOON, 10)).toHaveLength(1)
  })

  it('tells a timer that is still set from one that has fired, moved, or never was', async () => {
    const id = await set('ada', 'idle', NOON)
    const isSet = (more: object = {}) => store().isTimerSet({ conversationId: id, kind: 'idle', dueAt: NOON, ...more })

    expect(await isSet()).toBe(true)
    expect(await isSet({ kind: 'waitingLong' })).toBe(false)
    expect(await isSet({ conversationId: 'nobody' })).toBe(false)

    await set('ada', 'idle', NOON + MINUTE)
    expect(await isSet()).toBe(false)
    expect(await isSet({ dueAt: NOON + MINUTE })).toBe(true)

    await set('ada', 'idle', null)
    expect(await isSet({ dueAt: NOON + MINUTE })).toBe(false)
  })

  it('fires each of 40 due timers once, though two nodes fire at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, (_, i) => set(`shopper-${i}`, 'idle', NOON)))

    const lists = await Promise.all([store().dueTimers(NOON, 100), store().dueTimers(NOON, 100)])
    const read = new Map(await Promise.all(ids.map(async id => [id, (await store().conversation(id))!] as const)))

    const fired = await Promise.allSettled(
      lists.flat().map(({ conversationId, kind }) => {
        const before = read.get(conversationId)!
        const firing = change(before, { timers: [{ kind, dueAt: null }], messages: [fromBot('still there?')] })
        return store().commit(before, firing)
      }),
    )

    expect(lists.map(list => list.length)).toEqual([40, 40])
    expect(fired.filter(each => each.status === 'fulfilled')).toHaveLength(40)
    expect(await store().dueTimers(NOON, 100)).toEqual([])
    for (const id of ids) expect(await store().messages(id, 0, 10)).toHaveLength(1)
  })
}
