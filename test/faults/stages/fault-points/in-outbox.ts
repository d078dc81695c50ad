import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { change, fresh } from '../../../contracts/store-samples.ts'
import { checkDatabase } from '../../support/check-database.ts'
import { databaseIn } from '../../support/data-dir.ts'
import { serverModule } from '../../support/server-modules.ts'
import type { Deaths } from './deaths.ts'

type StoreModule = typeof import('../../../../server/store/sqlite/create-sqlite-store.ts')

const SENDER = fileURLToPath(new URL('../../support/outbox-sender.ts', import.meta.url))
const CONVERSATIONS = 3
const LEASE_MS = 60_000

/** Dies when a provider has accepted a message and that is not written down: it may be sent once more, never lost. */
export async function dieInOutbox(dataDir: string, times: number): Promise<Deaths> {
  const { createSqliteStore } = await serverModule<StoreModule>('server/store/sqlite/create-sqlite-store.ts')
  const file = databaseIn(dataDir)
  const sentFile = join(dataDir, 'sent')
  const store = await createSqliteStore({ file, checkpoint: false })
  const queued: string[][] = []
  for (let n = 0; n < CONVERSATIONS; n++) {
    const conversation = await store.conversations.open(fresh(`shopper-${n}`))
    const ids = Array.from({ length: times + 1 }, (_, i) => `${n}-${i}`)
    const outbox = ids.map(id => ({ id, channel: 'mail', shopperId: `shopper-${n}`, payload: id, dueAt: 0 }))
    await store.conversations.commit(conversation, change(conversation, { outbox }))
    queued.push(ids)
  }
  await store.close()

  for (let run = 0; run <= times; run++) {
    const now = (run + 1) * 2 * LEASE_MS
    const fault = run < times ? `inOutbox@${1 + (run % CONVERSATIONS)}` : ''
    const sender = fork(SENDER, [file, sentFile, `${now}`, fault], { execArgv: ['--import', 'tsx'] })
    await once(sender, 'exit')
  }

  const sent = (await readFile(sentFile, 'utf8')).trim().split('\n')
  const found = queued.flatMap(ids => {
    const own = sent.filter(id => ids.includes(id))
    const firsts = own.filter((id, index) => own.indexOf(id) === index)
    return firsts.join() === ids.join() ? [] : [`queued ${ids.join(' ')}, sent ${own.join(' ')}`]
  })
  const twice = sent.length - new Set(sent).size
  if (twice > times) found.push(`${twice} were sent again after ${times} deaths`)
  found.push(...checkDatabase(file).faults)
  return { times, clean: found.length === 0 ? times : 0, faults: found.map(fault => `inOutbox: ${fault}`) }
}
