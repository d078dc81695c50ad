import { randomUUID } from 'node:crypto'
import { expect, it } from '@jest/globals'
import type { ConversationStore } from '../../server/store/conversation-store.ts'
import {
  change,
  closed,
  codeOfFailure,
  commitRetrying,
  fresh,
  fromBot,
  fromShopper,
  MINUTE,
  NOON,
  waiting,
  withAgent,
  withBot,
} from './store-samples.ts'

export function tellCommitStories(store: () => ConversationStore): void {
  it('gives racing calls of one shopper the same conversation', async () => {
    const opened = await Promise.all(Array.from({ length: 30 }, () => store().open(fresh('ada'))))

    expect(new Set(opened.map(each => each.id)).size).toBe(1)
    expect(opened[0]).toMatchObject({
      ...{ channel: 'web', shopperId: 'ada', locale: 'zh-CN', state: withBot() },
      ...{ head: 0, epoch: 1, episode: 1, createdAt: NOON, updatedAt: NOON },
    })
    expect(await store().open(fresh('ada'))).toEqual(opened[0])
  })

  it('keeps channels and shoppers apart', async () => {
    const opened = [
      await store().open(fresh('ada')),
      await store().open(fresh('ada', 'email')),
      await store().open(fresh('bob')),
    ]

    expect(new Set(opened.map(each => each.id)).size).toBe(3)
  })

  it('knows nothing of a conversation that was never opened', async () => {
    const stranger = randomUUID()

    expect(await store().conversation(stranger)).toBeNull()
    expect(await store().read(stranger)).toBeNull()
    expect(await store().messages(stranger, 0, 10)).toEqual([])
    expect(await store().lastMessages(stranger, 10)).toEqual([])
    expect(await store().sent(stranger, randomUUID())).toBeNull()
    expect(await store().readMark(stranger, 'shopper')).toBe(0)
    expect(await store().lastRating(stranger)).toBeNull()
    expect(await store().notes(stranger)).toEqual([])
  })

  it('saves state, epoch, episode, language and messages together', async () => {
    const before = await store().open(fresh('ada'))
    const at = NOON + MINUTE

    const { conversation, messages } = await store().commit(before, {
      ...{ at, state: waiting(at, 'complaint'), epoch: 2, episode: 3, locale: 'en' },
      messages: [fromShopper('agent please'), fromBot('One moment.')],
    })

    expect(conversation).toEqual({
      ...before,
      ...{ state: waiting(at, 'complaint'), epoch: 2, episode: 3, locale: 'en', head: 2, updatedAt: at },
      version: conversation.version,
    })
    expect(conversation.version).toBeGreaterThan(before.version)
    expect(messages.map(each => [each.seq, each.text])).toEqual([
      [1, 'agent please'],
      [2, 'One moment.'],
    ])
    expect(await store().read(before.id)).toEqual(conversation)
    expect(await store().conversation(before.id)).toEqual(conversation)
    expect(await store().messages(before.id, 0, 10)).toEqual(messages)
  })

  it('refuses a commit on what is no longer true, and saves nothing of it', async () => {
    const read = await store().open(fresh('ada'))
    const { conversation } = await store().commit(read, change(read, { messages: [fromShopper('first')] }))

    const late = store().commit(
      read,
      change(read, {
        state: closed('mei', NOON),
        messages: [fromShopper('late')],
        timers: [{ kind: 'idle', dueAt: NOON }],
        outbox: [{ id: randomUUID(), channel: 'web', shopperId: 'ada', payload: {}, dueAt: NOON }],
        rating: { score: 1, reasons: [], comment: '', agentId: null },
      }),
    )

    expect(await codeOfFailure(late)).toBe('STALE_VERSION')
    expect(await store().read(read.id)).toEqual(conversation)
    expect(await store().messages(read.id, 0, 10)).toHaveLength(1)
    expect(await store().nextDue()).toBeNull()
    expect(await store().lastRating(read.id)).toBeNull()
    expect(await store().closedSince('mei', 0)).toBe(0)
  })

  it('refuses a commit to a conversation that is not there', async () => {
    const before = await store().open(fresh('ada'))

    const lost = store().commit({ ...before, id: randomUUID() }, change(before, {}))

    expect(await codeOfFailure(lost)).toBe('STALE_VERSION')
  })

  it('raises the version with every commit, also one without messages', async () => {
    const before = await store().open(fresh('ada'))

    const { conversation, messages } = await store().commit(before, change(before, {}))

    expect(conversation.version).toBeGreaterThan(before.version)
    expect([conversation.head, messages]).toEqual([0, []])
  })

  it('lets one of many agents claim a conversation', async () => {
    const before = await store().open(fresh('ada'))
    const { conversation } = await store().commit(before, change(before, { state: waiting(NOON), epoch: 2 }))

    const claims = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        store().commit(conversation, change(conversation, { state: withAgent(`agent-${i}`, NOON), epoch: 3 })),
      ),
    )

    const won = claims.flatMap(each => (each.status === 'fulfilled' ? [each.value.conversation] : []))
    expect(won).toHaveLength(1)
    expect(await store().read(before.id)).toEqual(won[0])
  })

  it('refuses a bot’s late word after an agent has joined', async () => {
    const before = await store().open(fresh('ada'))
    const { conversation: joined } = await store().commit(
      before,
      change(before, { state: withAgent('mei', NOON), epoch: 2 }),
    )

    const late = store().commit(before, change(before, { messages: [fromBot('As I was saying …')] }))

    expect(await codeOfFailure(late)).toBe('STALE_VERSION')
    expect(await store().read(before.id)).toEqual(joined)
  })

  it('numbers 200 racing messages in 5 conversations 1, 2, 3 … without a gap [L7]', async () => {
    const ids = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(async name => (await store().open(fresh(name))).id))

    const committed = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        commitRetrying(store(), ids[i % ids.length]!, () => ({ messages: [fromShopper(`message ${i}`)] })),
      ),
    )

    const told = committed.flatMap(each => each.messages)
    for (const id of ids) {
      const stored = await store().messages(id, 0, 1_000)
      expect(stored.map(each => each.seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
      expect((await store().read(id))?.head).toBe(40)
      for (const each of stored) expect(told).toContainEqual(each)
    }
  })

  it('does not let a refused commit harm the others of the same moment', async () => {
    const [ada, bob, cleo] = await Promise.all(['ada', 'bob', 'cleo'].map(name => store().open(fresh(name))))
    const sent = fromShopper('hello')
    const { conversation: now } = await store().commit(bob!, change(bob!, { messages: [sent] }))

    const results = await Promise.allSettled([
      store().commit(ada!, change(ada!, { messages: [fromShopper('one')] })),
      store().commit(now, change(now, { state: waiting(NOON), messages: [fromBot('…'), { ...sent, text: 'other' }] })),
      store().commit(bob!, change(bob!, { messages: [fromShopper('stale')] })),
      store().commit(cleo!, change(cleo!, { messages: [fromShopper('two')] })),
    ])

    expect(results.map(each => each.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(await store().read(bob!.id)).toEqual(now)
    expect(await store().messages(bob!.id, 0, 10)).toHaveLength(1)
    expect(await store().messages(ada!.id, 0, 10)).toHaveLength(1)
    expect(await store().messages(cleo!.id, 0, 10)).toHaveLength(1)
  })
}
