import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from '@jest/globals'
import { createMongoStore } from '../../../server/store/mongo/create-mongo-store.ts'
import { describeStoreContract } from '../../contracts/store.contract.ts'
import { withDatabase } from '../../support/desks-on-mongo.ts'
import { type Mongo, startMongo } from '../../support/mongo/start-mongo.ts'
import { asTwoNodes } from './two-nodes.ts'

let mongo: Mongo
beforeAll(async () => {
  mongo = await startMongo()
})
afterAll(() => mongo.stop())

// Two nodes: what one process remembers must not be what keeps the promises.
describeStoreContract('mongo', async () => {
  const uri = withDatabase(mongo.uri, `contract_${randomUUID().slice(0, 8)}`)
  const open = () => createMongoStore({ uri, sweepEveryMs: null })
  return asTwoNodes(await open(), await open())
})
