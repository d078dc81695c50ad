import Database from 'better-sqlite3'
import { type StoredRows, storedInSqlite } from '../../support/stored-rows.ts'
import { checkDatabase } from './check-database.ts'
import { databaseIn } from './data-dir.ts'
import { gapsIn } from './gaps-in.ts'

/** The store that the nodes of a cluster share, as a test looks at it past the nodes. */
export interface ClusterStore {
  /** For the reports: what the nodes share. */
  readonly name: string
  /** Of a stage, so that runs on both stores are kept. */
  nameOf(stage: string): string
  readonly env: Readonly<Record<string, string>>
  /** So many clients may write at once; more would measure how slow a stand-in is. */
  readonly clientsAtOnce: number
  readonly stored: StoredRows
  /** The waits of minutes that a test can not wait. */
  letTimersBeDue(): Promise<void>
  countDueTimers(): Promise<number>
  /** Whatever must never be, each a sentence. */
  check(): Promise<readonly string[]>
  close(): Promise<void>
}

export const CLIENTS_AT_ONCE = 200

/** MongoDB where `TEST_STORE=mongo` says so, or the tests' own server for it; else one SQLite file. */
export async function openClusterStore(dataDir: string): Promise<ClusterStore> {
  if (process.env.TEST_STORE !== 'mongo') return onSqlite(dataDir)
  const { openStoreOnMongo } = await import('./cluster-store-on-mongo.ts')
  return openStoreOnMongo(dataDir)
}

function onSqlite(dataDir: string): ClusterStore {
  const file = databaseIn(dataDir)
  const stored = storedInSqlite(dataDir)
  return {
    name: 'one SQLite file',
    nameOf: stage => stage,
    env: {},
    clientsAtOnce: CLIENTS_AT_ONCE,
    stored,
    async letTimersBeDue() {
      const db = new Database(file, { timeout: 5_000 })
      db.prepare(`UPDATE timers SET due_at = 1 WHERE kind = 'waitingLong'`).run()
      db.close()
    },
    async countDueTimers() {
      const db = new Database(file, { readonly: true })
      const count = db.prepare<[number], number>('SELECT count(*) FROM timers WHERE due_at <= ?').pluck()
      const due = count.get(Date.now()) ?? 0
      db.close()
      return due
    },
    check: async () => [...checkDatabase(file).faults, ...gapsIn(await stored.messages())],
    async close() {},
  }
}

/** How often a notice stands in each conversation. */
export async function countNotices(store: ClusterStore, notice: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { conversationId, card } of await store.stored.messages()) {
    const isIt = card?.kind === 'notice' && card.notice === notice
    counts.set(conversationId, (counts.get(conversationId) ?? 0) + (isIt ? 1 : 0))
  }
  return counts
}

/** What was acknowledged and is not stored under its number. */
export async function missingIn(
  store: ClusterStore,
  writers: readonly { readonly acks: ReadonlyMap<string, number>; conversationId(): string }[],
): Promise<string[]> {
  const stored = new Map<string, string | undefined>()
  for (const { conversationId, seq, clientMessageId } of await store.stored.messages())
    stored.set(`${conversationId} ${seq}`, clientMessageId)
  let missing = 0
  for (const { acks, conversationId } of writers)
    for (const [id, seq] of acks) if (stored.get(`${conversationId()} ${seq}`) !== id) missing += 1
  return missing === 0 ? [] : [`${missing} acknowledged messages are not stored`]
}

export async function headOf(store: ClusterStore, conversationId: string): Promise<number> {
  const own = (await store.stored.messages()).filter(message => message.conversationId === conversationId)
  return Math.max(0, ...own.map(({ seq }) => seq))
}
