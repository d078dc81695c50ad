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
  const uri = process.env.MONGODB_URI
  const mongod = uri ? null : findMongod(process.env.PATH ?? '')
  if (uri) {
    say('the database at MONGODB_URI')
    return { uri, kind: 'MONGODB_URI', stop: async () => {} }
  }
  if (mongod !== null) {
    say(`a single-node replica set of ${mongod}`)
    return { kind: 'mongod', ...(await startMongod(mongod)) }
  }
  say('the stand-in, as there is neither MONGODB_URI nor a mongod')
  return { kind: 'stand-in', ...(await openStandIn()) }
}

/** Each test file has modules and globals of its own, but shares what Node itself keeps. */
function say(which: string): void {
  const said = channel('switchboard:test-mongo-said')
  if (said.hasSubscribers) return
  said.subscribe(() => {})
  process.stderr.write(`tests on MongoDB use ${which}\n`)
}
