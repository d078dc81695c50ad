// What a message costs this process on each store: `MONGODB_URI=… node --import tsx bench/stores.ts [MESSAGES]`.
// The database server is another process, and its own work is not counted.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newDialog } from '../bot/decision.ts'
import { createMongoStore } from '../server/store/mongo/create-mongo-store.ts'
import { createSqliteStore } from '../server/store/sqlite/create-sqlite-store.ts'
import type { Store } from '../server/store/store.ts'

const CONVERSATIONS = 50
const messages = Number(process.argv[2] ?? 10_000)
const uri = process.env.MONGODB_URI
if (uri === undefined) throw new Error('set MONGODB_URI')
const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'))

try {
  console.log('store    µs CPU  µs system  messages/s   p50 ms   p99 ms   (each message is a commit of its own)')
  await measure('sqlite', await createSqliteStore({ file: join(folder, 'bench.db') }))
  await measure('mongo', await createMongoStore({ uri }))
} finally {
  rmSync(folder, { recursive: true })
}

async function measure(name: string, store: Store): Promise<void> {
  await write(store, Math.min(2_000, messages))
  const [cpu, began] = [process.cpuUsage(), performance.now()]
  const took = await write(store, messages)
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (performance.now() - began) / 1_000
  took.sort((a, b) => a - b)
  const at = (share: number) => (took[Math.floor(took.length * share)] ?? 0).toFixed(2)
  const each = (micros: number) => (micros / messages).toFixed(1)
  const figures = [each(user + system), each(system), (messages / seconds).toFixed(0), at(0.5), at(0.99)]
  console.log(name.padEnd(8), ...figures.map(figure => figure.padStart(9)))
  await store.close()
}

/** Every conversation sends its next message when the one before is stored. @returns what each took, in ms. */
async function write({ conversations }: Store, count: number): Promise<number[]> {
  const took: number[] = []
  const state = { status: 'withBot', since: 0, lastTurnAt: 0, dialog: newDialog() } as const
  await Promise.all(
    Array.from({ length: CONVERSATIONS }, async () => {
      const shopperId = randomUUID()
      let now = await conversations.open({ id: randomUUID(), channel: 'web', shopperId, locale: 'zh-CN', state, at: 0 })
      for (let i = 0; i < count / CONVERSATIONS; i++) {
        const sent = { id: randomUUID(), from: 'shopper', at: i, text: `请问第 ${i} 件什么时候发货？` } as const
        const began = performance.now()
        const committed = await conversations.commit(now, {
          ...{ at: i, state: now.state, epoch: now.epoch, episode: now.episode },
          messages: [{ ...sent, clientMessageId: randomUUID() }],
        })
        took.push(performance.now() - began)
        now = committed.conversation
      }
    }),
  )
  return took
}
