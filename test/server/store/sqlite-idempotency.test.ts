import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import Database from 'better-sqlite3'
import type { Conversation } from '../../../server/conversation/conversation.ts'
import { createSqliteStore } from '../../../server/store/sqlite/create-sqlite-store.ts'
import { migrate } from '../../../server/store/sqlite/migrate.ts'
import { migrations } from '../../../server/store/sqlite/migrations.ts'
import { openWriter } from '../../../server/store/sqlite/open-database.ts'
import type { Store } from '../../../server/store/store.ts'
import { change, codeOfFailure, fresh, fromShopper, withBot } from '../../contracts/store-samples.ts'
import { scratchFiles } from './scratch.ts'

const newFile = scratchFiles()
let file: string
let store: Store

beforeEach(async () => {
  file = newFile()
  store = await createSqliteStore({ file, checkpoint: false })
})
afterEach(() => store.close())

/** Several times more than is kept in memory, and more than the first layer of the filter holds. */
const LONG = 5_500

async function write(before: Conversation, keys: readonly string[]): Promise<Conversation> {
  let now = before
  for (const key of keys)
    now = (await store.conversations.commit(now, change(now, { messages: [fromShopper(key, key)] }))).conversation
  return now
}

const keysOf = (count: number) => Array.from({ length: count }, (_, i) => `key-${i + 1}`)

function filed(): { keys: number; filedTo: number } {
  const db = new Database(file, { readonly: true })
  const keys = db.prepare('SELECT count(*) FROM idempotency_keys').pluck().get() as number
  const filedTo = db.prepare('SELECT max(filed_to) FROM conversations').pluck().get() as number
  db.close()
  return { keys, filedTo }
}

async function expectAllKnown(now: Conversation, keys: readonly string[]): Promise<void> {
  for (const [i, key] of keys.entries())
    expect(await store.conversations.sent(now.id, key)).toMatchObject({ seq: i + 1, text: key })
  for (const key of [keys[0]!, keys[Math.floor(keys.length / 2)]!, keys.at(-1)!]) {
    const again = store.conversations.commit(now, change(now, { messages: [fromShopper('again', key)] }))
    expect(await codeOfFailure(again)).toBe('IDEMPOTENCY_CONFLICT')
  }
  expect(await store.conversations.sent(now.id, 'a new one')).toBeNull()
}

describe('the idempotency keys of a conversation', () => {
  it('are known however many there are, after a restart too [L7]', async () => {
    const keys = keysOf(LONG)
    const now = await write(await store.conversations.open(fresh('ada')), keys)

    expect(filed().keys).toBe(filed().filedTo)
    expect(filed().keys).toBeGreaterThan(4_096)
    expect(filed().keys).toBeLessThan(LONG)
    await expectAllKnown(now, keys)

    await store.close()
    store = await createSqliteStore({ file, checkpoint: false })
    await expectAllKnown(now, keys)
  })

  it('are known after the conversation has been quiet while many others wrote', async () => {
    const keys = keysOf(20)
    let ada = await write(await store.conversations.open(fresh('ada')), keys.slice(0, 10))
    const others = await Promise.all(
      Array.from({ length: 40 }, (_, i) => store.conversations.open(fresh(`other-${i}`))),
    )

    const written = await Promise.all(others.map(other => write(other, keysOf(300))))
    ada = await write(ada, keys.slice(10))
    await Promise.all(written.map(other => write(other, ['one', 'more'])))

    await expectAllKnown(ada, keys)
  })

  it('are not filed while a conversation is short', async () => {
    await write(await store.conversations.open(fresh('ada')), keysOf(100))

    expect(filed()).toEqual({ keys: 0, filedTo: 0 })
  })

  it('stay true when the commit that filed them is undone', async () => {
    const keys = keysOf(1_023)
    const start = await write(await store.conversations.open(fresh('ada')), keys)
    const full = await write(start, ['key-1024'])
    const refused = store.conversations.commit(
      full,
      change(full, { messages: [fromShopper('x', 'key-1025'), fromShopper('y', 'key-1025')] }),
    )
    expect(await codeOfFailure(refused)).toBe('IDEMPOTENCY_CONFLICT')
    const twice = { score: 5, reasons: [], comment: '', agentId: null }
    const rated = (await store.conversations.commit(full, change(full, { rating: twice }))).conversation
    const undone = store.conversations.commit(
      rated,
      change(rated, { rating: twice, messages: [fromShopper('z', 'key-1026')] }),
    )
    expect(await codeOfFailure(undone)).toBe('ALREADY_RATED')

    expect(await store.conversations.sent(full.id, 'key-1026')).toBeNull()
    await expectAllKnown(rated, [...keys, 'key-1024'])
  })
})

describe('a file of the release before', () => {
  it('keeps its messages, in order, and what they were sent with [L7]', async () => {
    const old = newFile()
    const db = openWriter(old)
    migrate(db, migrations.slice(0, 4))
    const conversation = db.prepare(
      `INSERT INTO conversations (key, id, channel, shopper_id, locale, created_at, updated_at, version, head, epoch,
         episode, since, state) VALUES (?, ?, 'web', ?, 'en', 1, 2, 41, ?, 1, 1, 1, ?)`,
    )
    const message = db.prepare(
      `INSERT INTO messages (conversation, seq, id, sender, at, client_message_id, text, more)
       VALUES (?, ?, ?, ?, 2, ?, ?, ?)`,
    )
    for (const [key, name] of [
      [7, 'ada'],
      [9, 'bob'],
    ] as const) {
      conversation.run(key, name, name, 3, JSON.stringify(withBot()))
      for (const seq of [3, 1, 2])
        message.run(key, seq, `${name}-${seq}`, 'shopper', seq === 2 ? null : `k${seq}`, `${name} ${seq}`, null)
    }
    db.close()

    const upgraded = await createSqliteStore({ file: old, checkpoint: false })

    for (const name of ['ada', 'bob']) {
      const now = (await upgraded.conversations.conversation(name))!
      expect((await upgraded.conversations.messages(name, 0, 9)).map(each => each.text)).toEqual(
        [1, 2, 3].map(seq => `${name} ${seq}`),
      )
      expect(await upgraded.conversations.sent(name, 'k3')).toMatchObject({ seq: 3 })
      const again = upgraded.conversations.commit(now, change(now, { messages: [fromShopper('again', 'k1')] }))
      expect(await codeOfFailure(again)).toBe('IDEMPOTENCY_CONFLICT')
      const { messages } = await upgraded.conversations.commit(
        now,
        change(now, { messages: [fromShopper('new', 'k4')] }),
      )
      expect(messages).toMatchObject([{ seq: 4 }])
    }
    await upgraded.close()
  })
})
