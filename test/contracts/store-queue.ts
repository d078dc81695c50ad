import { expect, it } from '@jest/globals'
import type { Conversation } from '../../server/conversation/conversation.ts'
import type { ConversationState } from '../../server/conversation/state.ts'
import type { ConversationStore } from '../../server/store/conversation-store.ts'
import { change, closed, fresh, MINUTE, NOON, offlineMessage, waiting, withAgent, withBot } from './store-samples.ts'

export function tellQueueStories(store: () => ConversationStore): void {
  async function put(shopperId: string, ...states: ConversationState[]): Promise<Conversation> {
    let now = await store().open(fresh(shopperId))
    for (const state of states) now = (await store().commit(now, change(now, { state, at: state.since }))).conversation
    return now
  }
  const names = (conversations: Conversation[]) => conversations.map(each => each.shopperId)

  it('serves safety, then complaints, then members, then the others; the longest wait first; left messages last', async () => {
    await put('offline late', offlineMessage(NOON - 60 * MINUTE))
    await put('offline early', offlineMessage(NOON - 90 * MINUTE))
    await put('normal late', waiting(NOON + 2))
    await put('normal early', waiting(NOON + 1))
    await put('member', waiting(NOON + 9, 'member'))
    await put('complaint', waiting(NOON + 10, 'complaint'))
    const safety = await put('safety', waiting(NOON + 11, 'safety'))
    await put('bot', withBot())
    await put('served', waiting(NOON), withAgent('mei', NOON))
    await put('gone', waiting(NOON), closed(null, NOON))

    const line = await store().waiting()

    expect(names(line)).toEqual([
      ...['safety', 'complaint', 'member', 'normal early', 'normal late'],
      ...['offline early', 'offline late'],
    ])
    expect(line[0]).toEqual(safety)
  })

  it('lets a complaint count as ten minutes and a member as five of waiting, and nobody be starved', async () => {
    await put('complaint', waiting(NOON + 11 * MINUTE, 'complaint'))
    await put('member', waiting(NOON + 4 * MINUTE, 'member'))
    await put('normal', waiting(NOON))
    await put('later complaint', waiting(NOON + 8 * MINUTE, 'complaint'))

    expect(names(await store().waiting())).toEqual(['later complaint', 'member', 'normal', 'complaint'])
  })

  it('takes a conversation out of the line when an agent joins, and back to its place when they leave', async () => {
    await put('first', waiting(NOON))
    await put('second', waiting(NOON + 1))
    const now = (await store().waiting())[0]!

    const { conversation } = await store().commit(now, change(now, { state: withAgent('mei', NOON + 5, NOON) }))
    expect(names(await store().waiting())).toEqual(['second'])

    await store().commit(conversation, change(conversation, { state: waiting(NOON) }))
    expect(names(await store().waiting())).toEqual(['first', 'second'])
  })

  it('knows what each agent has, oldest first, and how much', async () => {
    await put('b', withAgent('mei', NOON + 2))
    const a = await put('a', withAgent('mei', NOON + 1))
    await put('c', withAgent('lin', NOON))
    await put('d', withAgent('mei', NOON), closed('mei', NOON + 3))

    expect(names(await store().ownedBy('mei'))).toEqual(['a', 'b'])
    expect((await store().ownedBy('mei'))[0]).toEqual(a)
    expect(await store().ownedBy('nobody')).toEqual([])
    expect(await store().loads()).toEqual(
      new Map([
        ['mei', 2],
        ['lin', 1],
      ]),
    )
  })

  it('moves a conversation from one agent’s list to the other’s', async () => {
    const now = await put('ada', withAgent('mei', NOON))

    await store().commit(now, change(now, { state: withAgent('lin', NOON + 1) }))

    expect(await store().ownedBy('mei')).toEqual([])
    expect(names(await store().ownedBy('lin'))).toEqual(['ada'])
  })

  it('counts what an agent has closed since the morning', async () => {
    await put('yesterday', withAgent('mei', NOON - 2), closed('mei', NOON - 1))
    await put('today', withAgent('mei', NOON - 2), closed('mei', NOON))
    const twice = await put('twice', withAgent('mei', NOON), closed('mei', NOON + 5))
    await put('lin', withAgent('lin', NOON), closed('lin', NOON + 1))
    await put('bot only', closed(null, NOON + 1))

    const { conversation } = await store().commit(twice, change(twice, { state: withBot(), episode: 2 }))
    await store().commit(conversation, change(conversation, { state: closed('mei', NOON + 9), episode: 2 }))

    expect(await store().closedSince('mei', NOON)).toBe(3)
    expect(await store().closedSince('nobody', NOON)).toBe(0)
  })

  it('counts a closing once, though the closed conversation is rated later', async () => {
    const now = await put('ada', withAgent('mei', NOON), closed('mei', NOON))

    await store().commit(now, change(now, { state: { ...closed('mei', NOON), isRated: true } as ConversationState }))

    expect(await store().closedSince('mei', NOON)).toBe(1)
  })

  it('remembers when those who waited at a desk were taken, the newest first', async () => {
    await put('a', waiting(NOON), withAgent('mei', NOON + 30_000, NOON))
    await put('b', waiting(NOON), withAgent('mei', NOON + 90_000, NOON))
    await put('elsewhere', waiting(NOON), withAgent('mei', NOON + 91_000, NOON, 'complaints'))
    await put('handed on', withAgent('mei', NOON + 92_000, NOON), withAgent('lin', NOON + 93_000, NOON))
    await put('c', waiting(NOON + 100_000), withAgent('mei', NOON + 100_000, NOON + 100_000))

    expect(await store().recentJoins('human', 10)).toEqual([NOON + 100_000, NOON + 90_000, NOON + 30_000])
    expect(await store().recentJoins('human', 2)).toEqual([NOON + 100_000, NOON + 90_000])
    expect(await store().recentJoins('complaints', 10)).toEqual([NOON + 91_000])
    expect(await store().recentJoins('nowhere', 10)).toEqual([])
  })
}
