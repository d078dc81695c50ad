import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createMongoStore } from '../../../server/store/mongo/create-mongo-store.ts'
import { change, codeOfFailure, fresh, fromShopper } from '../../contracts/store-samples.ts'
import { type FaultProxy, openFaultProxy } from '../../support/fault-proxy.ts'
import { type Mongo, startMongo } from '../../support/mongo/start-mongo.ts'
import { until } from '../../support/until.ts'

describe('a MongoDB store on a bad line', () => {
  let mongo: Mongo
  let line: FaultProxy
  beforeAll(async () => {
    mongo = await startMongo()
    line = await openFaultProxy(`http://${/@?([^@/]+:\d+)/.exec(mongo.uri.replace(/^[a-z+]+:\/\//, ''))?.[1]}`)
  })
  afterAll(async () => {
    await line.close()
    await mongo.stop()
  })

  // Without the driver's own second attempt, so that ours is seen.
  const open = (patienceMs: number, onFault?: (sentence: string) => void) =>
    createMongoStore({
      uri: `mongodb://127.0.0.1:${new URL(line.url).port}/line_${randomUUID().slice(0, 8)}?directConnection=true&retryWrites=false&retryReads=false&serverSelectionTimeoutMS=${patienceMs}`,
      sweepEveryMs: null,
      ...(onFault === undefined ? {} : { onFault }),
    })

  it('stores each message once, though the line breaks in the middle of requests and of answers', async () => {
    const store = await open(5_000)
    let now = await store.conversations.open(fresh('ada'))
    let random = 7
    line.set({
      kind: 'cut',
      afterBytes: () => {
        random = (random * 48_271) % 2_147_483_647
        return 2_000 + (random % 12_000)
      },
    })

    for (let i = 1; i <= 12; i++) {
      const committed = await store.conversations.commit(now, change(now, { messages: [fromShopper(`${i}`)] }))
      now = committed.conversation
    }
    line.set({ kind: 'clear' })

    const stored = await store.conversations.messages(now.id, 0, 100)
    expect(stored.map(each => [each.seq, each.text])).toEqual(Array.from({ length: 12 }, (_, i) => [i + 1, `${i + 1}`]))
    expect(now.version).toBe(13)
    await store.close()
  })

  it('says that it can not be reached, and is well again by itself', async () => {
    const told: string[] = []
    const store = await open(300, sentence => told.push(sentence))
    const before = await store.conversations.open(fresh('ada'))

    line.set({ kind: 'cut', afterBytes: () => 0 })
    const refused = codeOfFailure(store.conversations.commit(before, change(before, {})))
    expect([await refused, await store.health()]).toEqual([
      'STORE_READ_ONLY',
      'The database can not be reached, or has no primary member.',
    ])
    expect(told).toEqual(['The database can not be reached, or has no primary member.'])

    line.set({ kind: 'clear' })
    await until(async () => ((await store.health()) === null ? true : null))
    await store.conversations.commit(before, change(before, {}))
    await store.close()
  })
})
