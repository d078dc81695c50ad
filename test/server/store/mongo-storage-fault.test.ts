import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import mongoose from 'mongoose'
import { isDuplicate, isPassing, storageFault } from '../../../server/store/mongo/storage-fault.ts'
import { openStandIn, type StandIn } from '../../support/mongo/stand-in.ts'

describe('a list of writes that fails', () => {
  let standIn: StandIn
  let client: mongoose.mongo.MongoClient
  beforeEach(async () => {
    standIn = await openStandIn()
    client = new mongoose.mongo.MongoClient(`${standIn.uri}&retryWrites=false`)
    await client.connect()
  })
  afterEach(async () => {
    await client.close()
    await standIn.stop()
  })
  const rows = () => client.db('test').collection<{ _id: number }>('rows')
  const insert = () =>
    rows()
      .insertMany([{ _id: 1 }], { ordered: false })
      .then(
        () => null,
        (error: unknown) => error,
      )

  it('is worth another try when the connection has ended', async () => {
    standIn.fail({ kind: 'dropConnection', when: 'beforeWrite' })

    expect(isPassing(await insert())).toBe(true)
    expect(await insert()).toBeNull()
  })

  it('is a duplicate when one was there, and nothing else', async () => {
    await insert()
    const error = await insert()

    expect([isDuplicate(error), isPassing(error), storageFault(error)]).toEqual([true, false, null])
  })

  it('says that the database refuses, or has no room', async () => {
    standIn.fail({ kind: 'refuse', command: 'insert', code: 13 })
    expect(storageFault(await insert())?.code).toBe('STORE_READ_ONLY')

    standIn.fail({ kind: 'refuse', command: 'insert', code: 12_501 })
    expect(storageFault(await insert())?.code).toBe('STORE_FULL')
  })
})
