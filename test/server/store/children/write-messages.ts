import { setTimeout as sleep } from 'node:timers/promises'
import { hasCode } from '../../../../server/errors.ts'
import { createSqliteStore } from '../../../../server/store/sqlite/create-sqlite-store.ts'
import { commitRetrying, fresh, fromShopper } from '../../../contracts/store-samples.ts'

/** Writes `count` messages with each of `writers` writers, each again until it is acknowledged; says what it hears. */
const [file, name, writers, count] = process.argv.slice(2) as [string, string, string, string]
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const store = await createSqliteStore({ file, checkpoint: false, onFault: fault => say({ fault }) })
const conversations = store.conversations

const REFUSALS = ['STORE_FULL', 'STORE_READ_ONLY', 'BUSY_TRY_AGAIN']

async function write(writer: number): Promise<void> {
  const { id } = await conversations.open(fresh(`shopper-${writer % 3}`))
  for (let i = 0; i < Number(count); i++) await send(id, `${name}-${writer}-${i}`)
}

async function send(id: string, clientMessageId: string): Promise<void> {
  for (;;) {
    try {
      const known = await conversations.sent(id, clientMessageId)
      const message =
        known ??
        (await commitRetrying(conversations, id, () => ({ messages: [fromShopper('x', clientMessageId)] })))
          .messages[0]!
      say({ id, clientMessageId, seq: message.seq })
      return
    } catch (error) {
      if (!REFUSALS.some(code => hasCode(error, code))) throw error
      say({ refused: (error as { code: string }).code })
      await sleep(5)
    }
  }
}

say({ ready: true })
await Promise.all(Array.from({ length: Number(writers) }, (_, i) => write(i)))
say({ health: await store.health() })
await store.close()
