import { channel } from 'node:diagnostics_channel'
import { findMongod, startMongod } from './mongod.ts'
import { openStandIn } from './stand-in.ts'

export interface Mongo {
  readonly uri: string
  readonly kind: 'MONGODB_URI' | 'mongod' | 'stand-in'
  stop(): Promise<void>
}

/** The database for tests: the one at MONGODB_URI, else a `mongod` of our own, else the stand-in in this process. */
export async function startMongo(): Promise<Mongo> {
  sayWhichMongo()
  const uri = process.env.MONGODB_URI
  if (uri) return { uri, kind: 'MONGODB_URI', stop: async () => {} }
  const mongod = findMongod(process.env.PATH ?? '')
  if (mongod !== null) return { kind: 'mongod', ...(await startMongod(mongod)) }
  return { kind: 'stand-in', ...(await openStandIn(0, { refusesScans: true })) }
}

/**
 * Once a process: each test file has modules and globals of its own, but shares what Node itself keeps. A run of several
 * processes says it where it begins, and sets TEST_MONGO_SAID for those that it starts.
 */
export function sayWhichMongo(): void {
  const said = channel('switchboard:test-mongo-said')
  if (said.hasSubscribers || process.env.TEST_MONGO_SAID === 'yes') return
  said.subscribe(() => {})
  process.stderr.write(`tests on MongoDB use ${which()}\n`)
}

function which(): string {
  if (process.env.MONGODB_URI) return 'the database at MONGODB_URI'
  const mongod = findMongod(process.env.PATH ?? '')
  return mongod === null
    ? 'the stand-in of test/support/mongo, as there is neither MONGODB_URI nor a mongod'
    : `a single-node replica set of ${mongod}`
}
