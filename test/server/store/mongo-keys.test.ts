import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createMongoStore } from '../../../server/store/mongo/create-mongo-store.ts'
import type { Store } from '../../../server/store/store.ts'
import { change, codeOfFailure, commitRetrying, fresh, fromShopper } from '../../contracts/store-samples.ts'
import { withDatabase } from '../../support/desks-on-mongo.ts'
import { type Mongo, startMongo } from '../../support/mongo/start-mongo.ts'

/** A node remembers the senders' ids of conversations that it serves; it must never trust more than it knows. */
describe('a node that remembers which senders’ ids were used [L7]', () => {
  let mongo: Mongo
  let here: Store
  let there: Store
  let id: string
  beforeAll(async () => {
    mongo = await startMongo()
  })
  afterAll(() => mongo.stop())
  beforeEach(async () => {
    const uri = withDatabase(mongo.uri, `keys_${randomUUID().slice(0, 8)}`)
    here = await createMongoStore({ uri, sweepEveryMs: null })
    there = await createMongoStore({ uri, sweepEveryMs: null })
    id = (await here.conversations.open(fresh('ada'))).id
  })
  afterEach(() => Promise.all([here.close(), there.close()]))

  const say = ({ conversations }: Store, key: string) =>
    commitRetrying(conversations, id, () => ({ messages: [fromShopper(key, key)] }))
  async function sayAgain({ conversations }: Store, key: string): Promise<unknown> {
    const before = (await conversations.conversation(id))!
    return codeOfFailure(conversations.commit(before, change(before, { messages: [fromShopper('别的话', key)] })))
  }

  it('refuses one that another node has used, before and after it was copied', async () => {
    await say(here, 'c1')
    await say(there, 'c2')

    expect(await sayAgain(here, 'c2')).toBe('IDEMPOTENCY_CONFLICT')
    await say(here, 'c3')
    await there.conversations.messages(id, 0, 10)
    expect(await sayAgain(here, 'c2')).toBe('IDEMPOTENCY_CONFLICT')
    expect(await sayAgain(there, 'c1')).toBe('IDEMPOTENCY_CONFLICT')
    expect(await sayAgain(there, 'c3')).toBe('IDEMPOTENCY_CONFLICT')
    expect(await here.conversations.messages(id, 0, 10)).toHaveLength(3)
  })

  it('refuses the first of a conversation that has grown too long to be remembered', async () => {
    for (let n = 0; n < 12; n++) {
      const messages = Array.from({ length: 20 }, (_, i) => fromShopper(`${n}`, `c${n * 20 + i}`))
      await commitRetrying(here.conversations, id, () => ({ messages }))
    }

    for (const key of ['c0', 'c1', 'c239']) expect(await sayAgain(here, key)).toBe('IDEMPOTENCY_CONFLICT')
    expect(await sayAgain(there, 'c0')).toBe('IDEMPOTENCY_CONFLICT')
    expect((await say(there, 'c240')).messages).toMatchObject([{ seq: 241 }])
  })
})
