import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import mongoose from 'mongoose'
import { openStandIn, type StandIn } from './stand-in.ts'

type Row = { _id: string | number; [field: string]: unknown }

describe('the stand-in for MongoDB', () => {
  let standIn: StandIn
  let client: mongoose.mongo.MongoClient
  let rows: mongoose.mongo.Collection<Row>
  let count = 0
  beforeAll(async () => {
    standIn = await openStandIn()
    client = new mongoose.mongo.MongoClient(standIn.uri)
  })
  afterAll(async () => {
    await client.close()
    await standIn.stop()
  })
  beforeEach(() => {
    rows = client.db('test').collection<Row>(`rows${++count}`)
  })
  const ids = (found: Promise<Row[]>) => found.then(each => each.map(({ _id }) => _id))
  const refusal = (asked: Promise<unknown>) =>
    asked.then(
      () => 'done',
      (error: { code?: unknown }) => error.code,
    )

  describe('finds', () => {
    it('nothing and null alike, elements of arrays, and types only among themselves', async () => {
      await rows.insertMany([
        { _id: 'none' },
        { _id: 'null', v: null },
        { _id: 'one', v: 1 },
        { _id: 'text', v: '1' },
        { _id: 'list', v: [1, 5] },
        { _id: 'date', v: new Date(1) },
      ])

      expect(await ids(rows.find({ v: null }).toArray())).toEqual(['none', 'null'])
      expect(await ids(rows.find({ v: 1 }).toArray())).toEqual(['one', 'list'])
      expect(await ids(rows.find({ v: { $gt: 0 } }).toArray())).toEqual(['one', 'list'])
      expect(await ids(rows.find({ v: { $lt: '2' } }).toArray())).toEqual(['text'])
      expect(await ids(rows.find({ v: { $in: [null, '1'] } }).toArray())).toEqual(['none', 'null', 'text'])
      expect(await ids(rows.find({ v: { $ne: 1 } }).toArray())).toEqual(['none', 'null', 'text', 'date'])
      expect(await ids(rows.find({ v: { $exists: false } }).toArray())).toEqual(['none'])
    })

    it('the same by an index as without one', async () => {
      const values = [1, '1', null, undefined, [1, 2], [], true, { a: 1 }]
      await rows.insertMany(values.map((v, _id) => ({ _id, ...(v === undefined ? {} : { v }), w: _id % 2 })))
      const filters = [...values.filter(each => each !== undefined), { $in: [1, true] }, { $in: [null, 2] }]
      const found = () => Promise.all(filters.map(v => ids(rows.find({ v, w: 0 } as object).toArray())))
      const before = await found()

      await rows.createIndex({ v: 1, w: -1 })

      expect(before.flat().length).toBeGreaterThan(6)
      expect(await found()).toEqual(before)
    })

    it('more than fits into a batch, as it was when it was asked', async () => {
      await rows.insertMany(Array.from({ length: 250 }, (_, _id) => ({ _id })))
      const cursor = rows.find({}, { batchSize: 60 })
      await cursor.next()

      await rows.deleteMany({})

      expect(await cursor.toArray()).toHaveLength(249)
      expect(await rows.countDocuments()).toBe(0)
    })

    it('in the order of BSON, by several keys, and only the fields asked for', async () => {
      const values = [true, new Date(0), 'b', 'a', 2, 10, null, undefined, { a: 1 }, [3], '\u{1f600}', '\uffff']
      await rows.insertMany(
        values.map((v, _id) => ({ _id, ...(v === undefined ? {} : { v }), deep: { x: _id, y: 0 } })),
      )
      const order = [6, 7, 4, 9, 5, 3, 2, 11, 10, 8, 0, 1]

      expect(await ids(rows.find().sort({ v: 1, _id: 1 }).toArray())).toEqual(order)
      expect(await ids(rows.find().sort({ v: 1, _id: -1 }).limit(2).toArray())).toEqual([7, 6])
      expect(await rows.findOne({ _id: 5 }, { projection: { 'deep.x': 1, _id: 0 } })).toEqual({ deep: { x: 5 } })
      expect(await rows.findOne({ _id: 5 }, { projection: { 'deep.x': 0 } })).toEqual({ _id: 5, v: 10, deep: { y: 0 } })
    })

    it('groups with their counts and sums', async () => {
      await rows.insertMany([
        { _id: 1, desk: 'a', ms: 5 },
        { _id: 2, desk: 'a', ms: 7 },
        { _id: 3, desk: null, ms: 1 },
        { _id: 4, ms: 2 },
      ])
      const group = { _id: '$desk', count: { $sum: 1 }, ms: { $sum: '$ms' } }

      const found = await rows
        .aggregate([{ $match: { ms: { $gt: 1 } } }, { $group: group }, { $sort: { _id: 1 } }])
        .toArray()

      expect(found).toEqual([
        { _id: null, count: 1, ms: 2 },
        { _id: 'a', count: 2, ms: 12 },
      ])
      expect(await rows.distinct('desk')).toEqual([null, 'a'])
    })
  })

  describe('writes', () => {
    it('tells a duplicate with its key, and goes on behind it when the order does not matter', async () => {
      await rows.createIndex({ chat: 1, seq: 1 }, { unique: true })
      const twice = [
        { _id: 'a', chat: 'c', seq: 1 },
        { _id: 'b', chat: 'c', seq: 1 },
        { _id: 'c', chat: 'c', seq: 2 },
      ]

      const error = (await rows.insertMany(twice, { ordered: false }).catch((e: unknown) => e)) as {
        writeErrors: { code: number; index: number }[]
      }
      const moved = (await rows.updateOne({ _id: 'c' }, { $set: { seq: 1 } }).catch((e: unknown) => e)) as object

      expect(error.writeErrors.map(({ code, index }) => [code, index])).toEqual([[11_000, 1]])
      expect(moved).toMatchObject({ code: 11_000, keyPattern: { chat: 1, seq: 1 }, keyValue: { chat: 'c', seq: 1 } })
      expect(await ids(rows.find().toArray())).toEqual(['a', 'c'])
      await rows.deleteOne({ _id: 'a' })
      expect((await rows.updateOne({ _id: 'c' }, { $set: { seq: 1 } })).modifiedCount).toBe(1)
    })

    it('with each operator, and counts only what has changed', async () => {
      await rows.insertOne({ _id: 1, n: 1, list: [{ v: 1 }, { v: 2 }, { v: 3 }], deep: { a: 1 } })
      const change = {
        ...{ $set: { 'deep.b': 2 }, $inc: { n: 2, fresh: 1 }, $max: { top: 9 }, $min: { low: 9 } },
        ...{ $pull: { list: { v: { $lte: 2 } } }, $push: { log: { $each: [1, 2, 3], $slice: -2 } } },
        ...{ $addToSet: { tags: 'a' }, $setOnInsert: { never: 1 } },
      }

      const after = await rows.findOneAndUpdate({ _id: 1 }, change as object, { returnDocument: 'after' })
      const again = await rows.updateOne({ _id: 1 }, {
        $set: { n: 3 },
        $max: { top: 3 },
        $unset: { none: '' },
      } as object)

      expect(after).toEqual({
        ...{ _id: 1, n: 3, list: [{ v: 3 }], deep: { a: 1, b: 2 } },
        ...{ fresh: 1, top: 9, low: 9, log: [2, 3], tags: ['a'] },
      })
      expect([again.matchedCount, again.modifiedCount]).toEqual([1, 0])
    })

    it('makes what is not there from the filter and the update, once', async () => {
      const put = () =>
        rows.findOneAndUpdate(
          { shopper: 'ada', channel: { $eq: 'web' }, seq: { $gt: 0 } },
          { $setOnInsert: { _id: 'c', seq: 1 } } as object,
          { upsert: true, returnDocument: 'after' },
        )

      expect(await Promise.all([put(), put()])).toEqual(
        Array.from({ length: 2 }, () => ({ _id: 'c', shopper: 'ada', channel: 'web', seq: 1 })),
      )
      expect(await rows.findOneAndDelete({}, { sort: { seq: -1 } })).toMatchObject({ _id: 'c' })
    })

    it('does once what a driver sends again because the answer was lost', async () => {
      for (const when of ['beforeWrite', 'afterWrite'] as const) {
        standIn.fail({ kind: 'dropConnection', when })
        await rows.updateOne({ _id: 'n' }, { $inc: { n: 1 }, $push: { log: when } } as object, { upsert: true })
      }
      standIn.fail({ kind: 'refuse', command: 'update', code: 189 })
      await rows.updateOne({ _id: 'n' }, { $inc: { n: 1 } } as object)

      expect(await rows.findOne()).toEqual({ _id: 'n', n: 3, log: ['beforeWrite', 'afterWrite'] })
    })
  })

  it('refuses what it does not know, instead of leaving it out', async () => {
    await rows.insertOne({ _id: 1, n: 1, s: 'text' })
    const db = client.db('test')

    expect([
      await refusal(db.command({ mapReduce: 'rows' })),
      await refusal(rows.find({ n: { $near: 1 } as object }).toArray()),
      await refusal(rows.find({ $where: 'true' } as object).toArray()),
      await refusal(rows.updateOne({ _id: 1 }, { $bit: { n: { or: 1 } } } as object)),
      await refusal(rows.updateOne({ _id: 1 }, [{ $set: { n: 2 } }])),
      await refusal(rows.updateOne({ _id: 1 }, { $set: { 's.deep': 1 } })),
      await refusal(rows.updateOne({ _id: 1 }, { $set: { _id: 2 } } as object)),
      await refusal(rows.find({}, { collation: { locale: 'zh' } }).toArray()),
      await refusal(rows.find({}, { projection: { n: { $add: [1, 1] } } }).toArray()),
      await refusal(rows.aggregate([{ $lookup: {} }]).toArray()),
      await refusal(rows.aggregate([{ $group: { _id: null, n: { $sum: { $abs: '$n' } } } }]).toArray()),
      await refusal(rows.createIndex({ s: 'text' })),
      await refusal(rows.createIndex({ n: 1 }, { expireAfterSeconds: 1 })),
      await refusal(client.withSession(session => session.withTransaction(() => rows.findOne({}, { session })))),
    ]).toEqual([59, 2, 2, 9, 9, 28, 66, 9, 9, 40_324, 2, 67, 67, 20])
    expect(await rows.findOne()).toEqual({ _id: 1, n: 1, s: 'text' })
  })

  it('refuses to look at all there is where no index serves, when it is asked to', async () => {
    const strict = await openStandIn(0, { refusesScans: true })
    const strictClient = new mongoose.mongo.MongoClient(strict.uri)
    const some = strictClient.db('test').collection<Row>('some')
    await some.createIndex({ a: 1, b: 1 })
    await some.insertMany([
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 2, b: 2 },
    ])

    for (const served of [{ a: { $gt: 1 }, c: null }, { $or: [{ a: 2 }, { _id: 2 }] }, { $and: [{ b: 2 }, { a: 2 }] }])
      expect(await ids(some.find(served).toArray())).toEqual([2])
    expect(await ids(some.find().sort({ b: -1 }).toArray())).toEqual([2, 1])
    expect([
      await refusal(some.find({ b: 1 }).toArray()),
      await refusal(some.find({ $or: [{ a: 1 }, { b: 1 }] }).toArray()),
      await refusal(some.aggregate([{ $match: { b: 1 } }]).toArray()),
      await refusal(some.updateMany({ b: 1 }, { $set: { c: 1 } })),
      await refusal(some.deleteOne({ c: 1 })),
    ]).toEqual([291, 291, 291, 291, 291])
    await strictClient.close()
    await strict.stop()
  })

  it('is a server that processes share, when it is started as one', async () => {
    const server = spawn(process.execPath, ['--import', 'tsx', 'test/support/mongo/stand-in-process.ts'])
    const [said] = await once(server.stdout, 'data')
    const [one, other] = [1, 2].map(() => new mongoose.mongo.MongoClient(String(said).trim()))

    await one!.db('a').collection<Row>('b').insertOne({ _id: 'shared' })
    const found = await other!.db('a').collection<Row>('b').findOne()
    await Promise.all([one!.close(), other!.close()])
    server.kill()

    expect(found).toEqual({ _id: 'shared' })
    expect(await once(server, 'exit')).toEqual([0, null])
  })
})
