import { join } from 'node:path'
import type { Store } from './store.ts'

export interface StoreChoice {
  readonly store: 'sqlite' | 'mongo'
  /** Only with `mongo`, and then never `null`. */
  readonly mongodbUri: string | null
  readonly dataDir: string
}

export interface StoreEvents {
  readonly onFault: (sentence: string, cause: unknown) => void
  readonly reach: (point: 'beforeCommit' | 'afterCommit' | 'inOutbox' | 'inMigration') => void
}

/** Opens the store that is configured; the code of the other one is not even loaded. */
export async function openStore({ store, mongodbUri, dataDir }: StoreChoice, events: StoreEvents): Promise<Store> {
  if (store === 'mongo' && mongodbUri !== null) {
    const { createMongoStore } = await import('./mongo/create-mongo-store.ts')
    return createMongoStore({ uri: mongodbUri, ...events })
  }
  const { createSqliteStore } = await import('./sqlite/create-sqlite-store.ts')
  return createSqliteStore({ file: join(dataDir, 'switchboard.db'), ...events })
}
