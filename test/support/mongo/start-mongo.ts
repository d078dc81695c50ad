import { channel } from 'node:diagnostics_channel'
import { findMongod, startMongod } from './mongod.ts'
import { openStandIn } from './stand-in.ts'

export interface Mongo {
  readonly uri: string
  readonly kind: 'MONGODB_URI' | 'mongod' | 'stand-in'
  stop(): Promise<void>
}

/**
 * The database for tests: that of the whole run (with-mongo.ts), else the one at MONGODB_URI, else a `mongod` of our own,
 * else the stand-in in this process.
 */
export async function startMongo(): Promise<Mongo> {
  const { TEST_MONGO_URI: ofTheRun, TEST_MONGO_KIND: kind, MONGODB_URI: uri, PATH = '' } = process.env
  if (ofTheRun) return { uri: ofTheRun, kind: kind as Mongo['kind'], stop: async () => {} }
  const mongod = uri ? null : findMongod(PATH)
  if (uri) {
    say('the database at MONGODB_URI')
    return { uri, kind: 'MONGODB_URI', stop: async () => {} }
  }
  if (mongod !== null) {
    say(`a single-node replica set of ${mongod}`)
    return { kind: 'mongod', ...(await startMongod(mongod)) }
  }
  say('the stand-in of test/support/mongo, as there is neither MONGODB_URI nor a mongod')
  return { kind: 'stand-in', ...(await openStandIn(0, { refusesScans: true })) }
}

/** Each test file has modules and globals of its own, but shares what Node itself keeps. */
function say(which: string): void {
  const said = channel('switchboard:test-mongo-said')
  if (said.hasSubscribers) return
  said.subscribe(() => {})
  process.stderr.write(`tests on MongoDB use ${which}\n`)
}
