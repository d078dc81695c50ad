import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareKnowledge } from '../../knowledge/prepare.ts'
import type { KnowledgePublisherOptions } from '../../knowledge/publish.ts'
import { type App, startApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { createLog, type Log } from '../../server/log.ts'
import { type Clock, createClock } from './clock.ts'
import { openDeskDatabase } from './desks-on-mongo.ts'
import { type StoredRows, storedInMongo, storedInSqlite } from './stored-rows.ts'
import { TEST_KNOWLEDGE } from './test-knowledge.ts'

const STATIC = fileURLToPath(new URL('../../dist/public', import.meta.url))

export interface TestDesk {
  readonly app: App
  readonly url: string
  readonly clock: Clock
  readonly dataDir: string
  /** Stops the server as it is and starts it again on the same data. */
  restart(): Promise<void>
  /** What is on disk. */
  readonly stored: StoredRows
  /** Lets timers and leases run as if a second had come. */
  tick(): Promise<void>
  stop(): Promise<void>
}

export interface TestDeskOptions {
  readonly clock?: Clock
  readonly knowledgeDir?: string
  /** Where something large was learned before; otherwise every desk learns for itself. */
  readonly cacheDir?: string
  readonly headEveryMs?: number
  readonly env?: Readonly<Record<string, string>>
  /** Two servers on the same folder are two nodes; whoever gave it removes it. */
  readonly dataDir?: string
  readonly log?: Log
  /** How the knowledge is followed and prepared. */
  readonly knowledge?: Partial<KnowledgePublisherOptions>
}

/**
 * The real server on a free port, with a real file, or with a database of its own when `TEST_STORE` is "mongo"; the knowledge of a small shop and a clock that the test sets.
 */
export async function startDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const clock = options.clock ?? createClock()
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'switchboard-')))
  const database = process.env.TEST_STORE === 'mongo' ? await openDeskDatabase(dataDir) : null
  const config = readConfig({
    ...(database === null ? {} : { STORE: 'mongo', MONGODB_URI: database.uri }),
    PORT: '0',
    DATA_DIR: dataDir,
    KNOWLEDGE_DIR: options.knowledgeDir ?? TEST_KNOWLEDGE,
    LOG_LEVEL: 'silent',
    RATE_LIMITS: 'off',
    ADMIN_LOGIN: 'boss',
    ADMIN_PASSWORD: 'cloud kettle mountain',
    ...options.env,
  })
  const start = (port = config.port) =>
    startApp({
      config: { ...config, port },
      log: options.log ?? createLog(config.logLevel),
      staticDir: STATIC,
      now: clock,
      tickEveryMs: null,
      headEveryMs: options.headEveryMs ?? 10_000,
      knowledge: {
        watch: false,
        prepare: prepareKnowledge,
        ...(options.cacheDir === undefined ? {} : { cacheDir: options.cacheDir }),
        ...options.knowledge,
      },
    })
  let app = await start()
  return {
    get app() {
      return app
    },
    get url() {
      return app.url
    },
    clock,
    dataDir,
    async restart() {
      const port = Number(new URL(app.url).port)
      await app.stop()
      app = await start(port)
    },
    stored: database === null ? storedInSqlite(dataDir) : storedInMongo(database.uri),
    tick: () => app.desk.tick(),
    async stop() {
      await app.stop()
      await database?.release(options.dataDir === undefined)
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
