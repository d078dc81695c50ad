import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import mongoose from 'mongoose'
import { migrateToMongo } from '../../../server/migration/migrate-to-mongo.ts'
import { createMongoStore } from '../../../server/store/mongo/create-mongo-store.ts'
import { createSqliteStore } from '../../../server/store/sqlite/create-sqlite-store.ts'
import { change, fresh, fromShopper, NOON } from '../../contracts/store-samples.ts'
import { openDeskDatabase } from '../../support/desks-on-mongo.ts'
import { until } from '../../support/until.ts'
import { scratchFiles } from '../store/scratch.ts'
import { everyReadOf, everySendOf } from './reads.ts'
import { SHOPPERS, writeShopOfEverything } from './shop-of-everything.ts'

/** A process of its own compiles what it runs; beside other tests that takes its time. */
const START_WITHIN_MS = 60_000

const scratch = scratchFiles()
const file = scratch()
const databases: Awaited<ReturnType<typeof openDeskDatabase>>[] = []
beforeAll(() => writeShopOfEverything(file))
afterAll(async () => {
  for (const database of databases) await database.release(true)
})

async function emptyDatabase(): Promise<string> {
  const database = await openDeskDatabase(scratch())
  databases.push(database)
  return database.uri
}

async function within<T>(uri: string, work: (db: mongoose.mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri)
  try {
    return await work(client.db())
  } finally {
    await client.close()
  }
}

const migrate = (to: string, from = file) => migrateToMongo(from, to, () => {})

describe('a shop that moves from SQLite to MongoDB', () => {
  it(
    'is told by every read just as before, though the migration was killed again and again',
    async () => {
      const uri = await emptyDatabase()

      const whileCopying = startMigration(uri)
      await within(uri, db =>
        until(async () => ((await db.collection('messages').countDocuments({})) >= 500 ? true : null), START_WITHIN_MS),
      )
      whileCopying.kill('SIGKILL')
      expect(await whileCopying.ended).toBeNull()
      const whileChecking = startMigration(uri)
      await until(() => (whileChecking.said().includes('checking') ? true : null), START_WITHIN_MS)
      whileChecking.kill('SIGKILL')
      await whileChecking.ended
      const last = startMigration(uri)

      expect(await last.ended).toBe(0)
      expect(last.said()).toMatch(/All has arrived, and is the same: .*1452 messages/)
      await within(uri, async db => expect(await db.collection('messages').countDocuments({})).toBe(SHOPPERS * 121))
      const [before, after] = [await createSqliteStore({ file, checkpoint: false }), await createMongoStore({ uri })]
      expect(await everyReadOf(after)).toEqual(await everyReadOf(before))
      await Promise.all([before.close(), after.close()])
    },
    4 * START_WITHIN_MS,
  )

  it('goes on there: later sends go behind those that came along, and ids that were used stay used', async () => {
    const uri = await emptyDatabase()
    await migrate(uri)
    const [before, after] = [await createSqliteStore({ file, checkpoint: false }), await createMongoStore({ uri })]
    const conversation = (await after.conversations.waiting())[0]!
    const { conversations } = after

    const again = change(conversation, { messages: [fromShopper('又来', 'c4')] })
    await expect(conversations.commit(conversation, again)).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
    const { shopperId } = conversation
    const send = { id: 'send-later', channel: 'email', shopperId, payload: null, dueAt: NOON }
    await conversations.commit(conversation, change(conversation, { messages: [fromShopper('在')], outbox: [send] }))

    expect(await conversations.lastMessages(conversation.id, 1)).toMatchObject([{ seq: conversation.head + 1 }])
    const sends = (await everySendOf(after)) as { id: string; conversationId: string }[]
    expect(sends.filter(each => each.conversationId === conversation.id).at(-1)).toMatchObject({ id: 'send-later' })
    expect(sends.filter(each => each.id !== 'send-later')).toHaveLength(SHOPPERS * 3)
    await Promise.all([before.close(), after.close()])
  })

  it('is not mixed with what another shop has stored', async () => {
    const uri = await emptyDatabase()
    await within(uri, db => db.collection('shoppers').insertOne({ _id: 'bob' as never }))

    await expect(migrate(uri)).rejects.toThrow('holds other data (shoppers)')
    await within(uri, async db => expect(await db.collection('messages').countDocuments({})).toBe(0))
  })

  it.each([
    ['messages', { $set: { text: 'changed' } }],
    ['conversations', { $set: { epoch: 99 } }],
  ] as const)(
    'is not called moved when one of its %s arrived otherwise, and the conversation is named',
    async (name, update) => {
      const uri = await emptyDatabase()
      let conversation = ''
      const spoil = () =>
        within(uri, async db => {
          const rows = await db.collection(name).find().toArray()
          const row = rows.find(({ seq }) => name !== 'messages' || seq === 7)
          conversation = String(name === 'messages' ? row?.conversation : row?._id)
          await db.collection(name).updateOne({ _id: row!._id }, update)
        })

      const copied = migrateToMongo(file, uri, () => {}, spoil)

      await expect(copied).rejects.toThrow(/the copy is not the same as the file/)
      await expect(copied).rejects.toThrow(`conversation ${conversation} differs`)
    },
  )

  it('has to stand still meanwhile: a file that somebody wrote to is refused by its half-done copy', async () => {
    const uri = await emptyDatabase()
    const own = scratch()
    const store = await createSqliteStore({ file: own, checkpoint: false })
    await store.conversations.open(fresh('ada'))
    await expect(
      migrateToMongo(
        own,
        uri,
        () => {},
        () => Promise.reject(new Error('cut off')),
      ),
    ).rejects.toThrow('cut off')

    await store.conversations.open(fresh('bob'))
    await store.close()

    await expect(migrate(uri, own)).rejects.toThrow('as it was before somebody wrote to it')
  })

  it('says what is wrong with what it is given', async () => {
    const ended = startMigration('mongodb://127.0.0.1:1/shop?w=1', '/nowhere/switchboard.db')

    expect(await ended.ended).toBe(1)
    expect(ended.said()).toMatch('Migration failed: there is no file /nowhere/switchboard.db')
  })
})

function startMigration(uri: string, from = file) {
  const env = { ...process.env }
  delete env.NODE_OPTIONS
  const args = ['--import', 'tsx', 'server/migration/cli.ts', '--from', from, '--to', uri]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  return { ended, said: () => said, kill: (signal: NodeJS.Signals) => child.kill(signal) }
}
