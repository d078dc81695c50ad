import { describe, expect, it, jest } from '@jest/globals'
import Database from 'better-sqlite3'
import { createSqliteStore } from '../../../server/store/sqlite/create-sqlite-store.ts'
import { migrate } from '../../../server/store/sqlite/migrate.ts'
import { migrations } from '../../../server/store/sqlite/migrations.ts'
import { openWriter } from '../../../server/store/sqlite/open-database.ts'
import { change, fresh, MINUTE, NOON, offlineMessage, waiting, withBot } from '../../contracts/store-samples.ts'
import { runChild } from './children/run-child.ts'
import { scratchFiles } from './scratch.ts'

jest.setTimeout(120_000)
const newFile = scratchFiles()

/** A file as the release of schema version 1 left it, with one conversation of one message. */
function fileOfVersion1(): string {
  const file = newFile()
  const db = openWriter(file)
  migrate(db, migrations.slice(0, 1))
  db.prepare(
    `INSERT INTO conversations (key, id, channel, shopper_id, locale, created_at, updated_at, version, head, epoch,
       episode, since, state) VALUES (7, 'c', 'web', 'ada', 'en', 1, 2, 41, 1, 1, 1, 1, ?)`,
  ).run(JSON.stringify(withBot()))
  db.exec(`INSERT INTO messages (conversation, seq, id, sender, at, text) VALUES (7, 1, 'm', 'shopper', 2, 'old')`)
  db.close()
  return file
}

function schemaOf(file: string): { version: unknown; tables: unknown[] } {
  const db = new Database(file)
  const version = db.pragma('user_version', { simple: true })
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all()
  db.close()
  return { version, tables }
}

describe('migrations', () => {
  it('bring a file of an older release up to date and keep what is in it', async () => {
    const store = await createSqliteStore({ file: fileOfVersion1() })

    expect(await store.conversations.read('c')).toMatchObject({ shopperId: 'ada', version: 41, head: 1 })
    expect(await store.conversations.messages('c', 0, 9)).toMatchObject([{ seq: 1, text: 'old' }])
    expect(await store.people.agents()).toEqual([])
    await store.close()
  })

  it('keep the order of a queue that was waiting, with the head starts of today', async () => {
    const file = newFile()
    const db = openWriter(file)
    migrate(db, migrations.slice(0, 3))
    const insert = db.prepare(
      `INSERT INTO conversations (id, channel, shopper_id, locale, created_at, updated_at, version, head, epoch, episode,
         queue_rank, since, state) VALUES (?, 'web', ?, 'en', 1, 2, 41, 0, 1, 1, ?, ?, ?)`,
    )
    for (const [name, rank, since, priority] of [
      ['left', 4, NOON - 1, 'normal'],
      ['normal', 3, NOON, 'normal'],
      ['member', 2, NOON + MINUTE, 'member'],
      ['complaint', 1, NOON + 2 * MINUTE, 'complaint'],
      ['safety', 0, NOON + 3 * MINUTE, 'safety'],
    ] as const)
      insert.run(name, name, rank, since, JSON.stringify(rank === 4 ? offlineMessage(since) : waiting(since, priority)))
    db.close()

    const store = await createSqliteStore({ file })
    const now = await store.conversations.open({ ...fresh('new'), at: NOON })
    await store.conversations.commit(now, change(now, { state: waiting(NOON + 1) }))

    expect((await store.conversations.waiting()).map(({ shopperId }) => shopperId)).toEqual([
      ...['safety', 'complaint', 'member', 'normal', 'new', 'left'],
    ])
    await store.close()
  })

  it('run once', () => {
    const file = newFile()
    const db = openWriter(file)
    const counted = [{ name: 'one', sql: 'CREATE TABLE t (x)' }]

    migrate(db, counted)
    migrate(db, counted)
    migrate(db, [...counted, { name: 'two', sql: 'INSERT INTO t VALUES (1)' }])

    expect(db.prepare('SELECT count(*) FROM t').pluck().get()).toBe(1)
    expect(db.pragma('user_version', { simple: true })).toBe(2)
    db.close()
  })

  it('leave nothing of one that fails', () => {
    const db = openWriter(newFile())

    expect(() => migrate(db, [{ name: 'bad', sql: 'CREATE TABLE t (x); INSERT INTO nowhere VALUES (1)' }])).toThrow()

    expect(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0)
    expect(db.pragma('user_version', { simple: true })).toBe(0)
    db.close()
  })

  it.each([
    ['at the start of the first', 0, 1],
    ['in the middle of the first', 0, 8],
    ['in the second', 1, 3],
    ['at the end of the second', 1, 6],
  ])('survive a kill %s', async (_, which, when) => {
    const file = newFile()

    const { signal } = await runChild('die-while-migrating.ts', [file, `${which}`, `${when}`]).ended

    expect(signal).toBe('SIGKILL')
    const left = schemaOf(file)
    expect(left.version).toBe(which)
    expect(left.tables.includes('conversations')).toBe(which === 1)
    expect(left.tables).not.toContain('agents')
    await (await createSqliteStore({ file })).close()
    expect(schemaOf(file)).toMatchObject({ version: migrations.length, tables: expect.arrayContaining(['agents']) })
  })
})
