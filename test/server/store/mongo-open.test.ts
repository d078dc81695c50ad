import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import mongoose from 'mongoose'
import { createMongoStore } from '../../../server/store/mongo/create-mongo-store.ts'
import { withDatabase } from '../../support/desks-on-mongo.ts'
import { type Mongo, startMongo } from '../../support/mongo/start-mongo.ts'

describe('a MongoDB store that is opened', () => {
  let mongo: Mongo
  beforeAll(async () => {
    mongo = await startMongo()
  })
  afterAll(() => mongo.stop())

  const freshUri = () => withDatabase(mongo.uri, `open_${randomUUID().slice(0, 8)}`)
  const open = (uri: string) => createMongoStore({ uri, sweepEveryMs: null })
  const reasonOf = (uri: string) =>
    open(uri).then(
      () => 'it was opened',
      (error: Error) => error.message,
    )

  it.each([
    ['w=1', 'w=1 would lose acknowledged messages'],
    ['w=0', 'w=0 would lose acknowledged messages'],
    ['journal=false', 'journal=false would lose acknowledged messages'],
    ['readPreference=secondaryPreferred', 'readPreference=secondaryPreferred would let people read'],
    ['readConcernLevel=local', 'readConcernLevel=local would show'],
  ])('is refused with %s, and told why', async (option, reason) => {
    const message = await reasonOf(`mongodb://desk:hunter2@127.0.0.1:1/desk?${option}`)

    expect(message).toContain(reason)
    expect(message).not.toContain('hunter2')
  })

  it('names every fault of the address at once, and takes what promises enough', async () => {
    expect(await reasonOf('mongodb://a/desk?w=1&journal=false')).toMatch(/w=1 .*; journal=false/)

    const uri = freshUri()
    const store = await open(`${uri}${uri.includes('?') ? '&' : '?'}w=majority&journal=true`)

    expect(await store.health()).toBeNull()
    await store.close()
  })

  it('says where nobody answers, without the password', async () => {
    const message = await reasonOf('mongodb://desk:hunter2@127.0.0.1:1/desk?serverSelectionTimeoutMS=50')

    expect(message).toContain('mongodb://desk:***@127.0.0.1:1/desk')
    expect(message).not.toContain('hunter2')
  })

  it('makes its indexes, and is opened again on them', async () => {
    const uri = freshUri()
    await (await open(uri)).close()
    await (await open(uri)).close()

    const found = await inDatabase(uri, db => db.collection('messages').indexes())

    expect(found.filter(each => each.unique === true).map(each => Object.keys(each.key))).toEqual([
      ['conversation', 'seq'],
      ['conversation', 'key'],
    ])
  })

  it('does not start on an index that would let a message in twice', async () => {
    const uri = freshUri()
    await inDatabase(uri, db => db.collection('messages').createIndex({ conversation: 1, key: 1 }))

    expect(await reasonOf(uri)).toContain('index messages (conversation, key)')
  })

  it('does not start where rows are there twice already', async () => {
    const uri = freshUri()
    const twice = { conversation: 'c', seq: 1, key: 's:1' }
    await inDatabase(uri, db => db.collection('messages').insertMany([{ ...twice }, { ...twice, seq: 2 }]))

    expect(await reasonOf(uri)).toContain('index messages (conversation, key) can not be made')
  })

  it('leaves copying the database to MongoDB’s own tool', async () => {
    const store = await open(freshUri())

    await expect(store.backup('desk.copy')).rejects.toThrow('mongodump')
    await store.close()
  })
})

async function inDatabase<T>(uri: string, work: (db: mongoose.mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri)
  try {
    return await work(client.db())
  } finally {
    await client.close()
  }
}
