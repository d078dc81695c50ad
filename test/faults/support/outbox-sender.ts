import { appendFileSync } from 'node:fs'
import { serverModule } from './server-modules.ts'

type StoreModule = typeof import('../../../server/store/sqlite/create-sqlite-store.ts')
type FaultModule = typeof import('../../../server/fault-points.ts')

/** Empties an outbox: a line in the file `sent` is what a provider has accepted. */
const [file = '', sentFile = '', now = '0', fault = ''] = process.argv.slice(2)
const { createSqliteStore } = await serverModule<StoreModule>('server/store/sqlite/create-sqlite-store.ts')
const { createReach, parseFault } = await serverModule<FaultModule>('server/fault-points.ts')

const store = await createSqliteStore({ file, checkpoint: false, reach: createReach(parseFault(fault)) })
for (;;) {
  const rows = await store.conversations.claimOutbox(Number(now), 60_000, 10)
  if (rows.length === 0) break
  for (const { id } of rows) {
    appendFileSync(sentFile, `${id}\n`)
    await store.conversations.outboxSent(id)
  }
}
await store.close()
