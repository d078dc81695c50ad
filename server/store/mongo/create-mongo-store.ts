import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '../store.ts'
import { createAgents } from './agents.ts'
import { createCollections } from './collections.ts'
import { readAddress } from './connection-string.ts'
import { createConversations } from './conversations.ts'
import { createDay } from './day.ts'
import { createFiling } from './filing.ts'
import { openConnection } from './open-connection.ts'
import { createPlaces } from './places.ts'
import { createPresences } from './presences.ts'
import { createSessions } from './sessions.ts'
import { createShoppers } from './shoppers.ts'
import { createSteady, upserting } from './steady.ts'
import { startSweeper } from './sweeper.ts'
import { verifyIndexes } from './verify-indexes.ts'
import { createWork } from './work.ts'

const HEALTHY_WITHIN_MS = 3_000

export interface MongoOptions {
  /** With the database's name; without one it is "switchboard". */
  readonly uri: string
  /** Told once for each new trouble of the database, for the log and the alarm. */
  readonly onFault?: (sentence: string, cause: unknown) => void
  /** What a crashed node has left is finished this often; `null`: only at the start. */
  readonly sweepEveryMs?: number | null
  /** For tests that end the process at one of these. */
  readonly reach?: (point: 'beforeCommit' | 'afterCommit' | 'inOutbox') => void
}

/** @throws Error with a sentence for the operator when the database can not keep the store's promises. */
export async function createMongoStore({ uri, onFault, sweepEveryMs, reach = () => {} }: MongoOptions): Promise<Store> {
  const tell = guarded(onFault)
  const connection = await openConnection(readAddress(uri))
  try {
    const collections = createCollections(connection)
    await verifyIndexes(collections)
    const { steady, fault } = createSteady(tell)
    const filing = createFiling(collections, steady, tell)
    const stopSweeper = await startSweeper(collections, steady, filing, sweepEveryMs)
    const nextPlace = createPlaces()
    const { probe } = collections

    return {
      conversations: createConversations({ collections, steady, filing, nextPlace, reach }),
      people: {
        ...createAgents(collections, steady, nextPlace),
        ...createSessions(collections, steady),
        ...createPresences(collections, steady),
        ...createShoppers(collections, steady),
      },
      work: createWork(collections, steady, filing),
      day: createDay(collections, steady, filing),
      async health() {
        const write = () => upserting(() => probe.updateOne({ _id: 'probe' }, { $inc: { tries: 1 } }, { upsert: true }))
        const found = steady(write).then(
          () => null,
          () => fault() ?? 'The database refuses to be written.',
        )
        return Promise.race([found, pause(HEALTHY_WITHIN_MS, 'The database does not answer.', { ref: false })])
      },
      async backup() {
        throw new Error(
          'A MongoDB database is copied with MongoDB’s own tool, which sees all members: mongodump --oplog (see docs/operate.md).',
        )
      },
      async close() {
        await stopSweeper()
        await filing.idle()
        await connection.close()
      },
    }
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** An alarm that fails must not take the store down with it. */
function guarded(onFault: MongoOptions['onFault']): NonNullable<MongoOptions['onFault']> {
  return (sentence, cause) => {
    try {
      onFault?.(sentence, cause)
    } catch {}
  }
}
