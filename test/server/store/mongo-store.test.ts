import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from '@jest/globals'
import { createMongoStore } from '../../../server/store/mongo/create-mongo-store.ts'
import { describeStoreContract } from '../../contracts/store.contract.ts'
import { withDatabase } from '../../support/desks-on-mongo.ts'
import { type Mongo, startMongo } from '../../support/mongo/start-mongo.ts'

let mongo: Mongo
beforeAll(async () => {
  mongo = await startMongo()
})
afterAll(() => mongo.stop())

describeStoreContract('mongo', () =>
  createMongoStore({ uri: withDatabase(mongo.uri, `contract_${randomUUID().slice(0, 8)}`), sweepEveryMs: null }),
)
