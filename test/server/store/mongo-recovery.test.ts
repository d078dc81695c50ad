import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import mongoose from 'mongoose'
import { createMongoStore } from '../../../server/store/mongo/create-mongo-store.ts'
import type { Store } from '../../../server/store/store.ts'
import { change, codeOfFailure, fromShopper, NOON } from '../../contracts/store-samples.ts'
import { withDatabase } from '../../support/desks-on-mongo.ts'
import { type Mongo, startMongo } from '../../support/mongo/start-mongo.ts'
import { until } from '../../support/until.ts'
import { runChild } from './children/run-child.ts'

describe('a node that dies between its commit and the copying', () => {
  let mongo: Mongo
  let uri: string
  let conversationId: string
  let store: Store
  beforeAll(async () => {
    mongo = await startMongo()
  })
  afterAll(() => mongo.stop())

  /** Before the crash, so that its start can not have cleaned up. */
  beforeEach(async () => {
    uri = withDatabase(mongo.uri, `recovery_${randomUUID().slice(0, 8)}`)
    store = await createMongoStore({ uri, sweepEveryMs: null })
    const child = runChild('die-after-commit.ts', [uri, 'ada'])
    expect(await child.ended).toMatchObject({ signal: 'SIGKILL' })
    conversationId = String(child.said[0])
  })
  afterEach(() => store.close())

  it('has lost nothing for whoever reads, and nothing twice when it is copied again', async () => {
    expect(await pendingIn(uri)).toBe(1)
    const read = await store.conversations.read(conversationId)
    expect(read).toMatchObject({ head: 2, state: { status: 'withAgent', agentId: 'mei' } })

    const [messages, sent, rating] = await Promise.all([
      store.conversations.messages(conversationId, 0, 10),
      store.conversations.sent(conversationId, 'c2'),
      store.conversations.lastRating(conversationId),
    ])

    expect(messages.map(each => [each.seq, each.text])).toEqual([
      [1, '在吗'],
      [2, '急'],
    ])
    expect([sent?.seq, rating]).toEqual([2, 4])
    expect(await store.conversations.lastMessages(conversationId, 10)).toEqual(messages)
    await until(async () => ((await pendingIn(uri)) === 0 ? true : null))
  })

  it('has left a key and a rating that nobody can use again', async () => {
    const before = (await store.conversations.conversation(conversationId))!

    const again = store.conversations.commit(before, change(before, { messages: [fromShopper('又一次', 'c1')] }))
    const rated = store.conversations.commit(
      before,
      change(before, { rating: { score: 1, reasons: [], comment: '', agentId: null } }),
    )
    const codes = await Promise.all([codeOfFailure(again), codeOfFailure(rated)])

    expect(codes).toEqual(['IDEMPOTENCY_CONFLICT', 'ALREADY_RATED'])
  })

  it('has left everything else to the next start, or to the next commit, which takes it along', async () => {
    const next = await createMongoStore({ uri, sweepEveryMs: null })

    const [send] = await next.conversations.claimOutbox(NOON, 1_000, 10)
    expect(send).toMatchObject({ id: 'ada-send', conversationId, payload: { text: '收到' } })
    expect(await next.work.pending()).toMatchObject([{ id: 'ada-work', state: 'open' }])
    expect(await next.day.countsSince(NOON)).toMatchObject({
      breaches: [{ desk: 'human', agentId: 'mei', count: 1 }],
      ratings: [{ agentId: 'mei', channel: 'web', score: 4, count: 1 }],
    })
    expect(await next.conversations.dueTimers(NOON, 10)).toEqual([{ conversationId, kind: 'replyDue', dueAt: NOON }])
    await next.close()
  })

  it('does not undo what was done with its work and its sends, when it is copied late a second time', async () => {
    const rows = await rawPending(uri)
    const next = await createMongoStore({ uri, sweepEveryMs: null })
    const [send] = await next.conversations.claimOutbox(NOON, 1_000, 10)
    await next.conversations.outboxSent(send!.id)
    await next.work.takeWork('ada-work', 'mei')
    await putBack(uri, rows)

    const late = await createMongoStore({ uri, sweepEveryMs: null })

    expect(await late.conversations.claimOutbox(NOON + 60_000, 1_000, 10)).toEqual([])
    expect(await late.work.pending()).toMatchObject([{ id: 'ada-work', state: 'taken', takenBy: 'mei' }])
    expect((await late.day.countsSince(NOON)).breaches).toMatchObject([{ count: 1 }])
    expect(await late.conversations.messages(conversationId, 0, 10)).toHaveLength(2)
    await Promise.all([next.close(), late.close()])
  })
})

type Raw = { _id: string; pending: unknown[]; pendingSince: number }

async function withConversations<T>(
  uri: string,
  work: (collection: mongoose.mongo.Collection<Raw>) => Promise<T>,
): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri)
  try {
    return await work(client.db().collection<Raw>('conversations'))
  } finally {
    await client.close()
  }
}

async function rawPending(uri: string): Promise<Raw> {
  return withConversations(uri, async conversations => (await conversations.findOne({}))!)
}

async function pendingIn(uri: string): Promise<number> {
  return (await rawPending(uri)).pending.length
}

/** As if the node that copies had died once more, after copying and before clearing. */
function putBack(uri: string, { _id, pending, pendingSince }: Raw): Promise<unknown> {
  return withConversations(uri, conversations => conversations.updateOne({ _id }, { $set: { pending, pendingSince } }))
}
