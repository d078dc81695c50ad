import { describe, expect, it } from '@jest/globals'
import Database from 'better-sqlite3'
import { createSqliteStore } from '../../../server/store/sqlite/create-sqlite-store.ts'
import { openWriter } from '../../../server/store/sqlite/open-database.ts'
import { change, codeOfFailure, fresh, fromShopper, NOON, waiting } from '../../contracts/store-samples.ts'
import { scratchFiles } from './scratch.ts'

const newFile = scratchFiles()

describe('opening a database file', () => {
  it('writes every commit through to the disk, on the first open and on the second [L7]', () => {
    const file = newFile()

    for (const _ of ['first', 'second']) {
      const db = openWriter(file)
      expect(db.pragma('synchronous', { simple: true })).toBe(2)
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
      expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
      db.exec('CREATE TABLE IF NOT EXISTS t (x); INSERT INTO t VALUES (1)')
      db.close()
    }
  })

  it('knows everything again after a restart', async () => {
    const file = newFile()
    const first = await createSqliteStore({ file })
    const before = await first.conversations.open(fresh('ada'))
    const { conversation, messages } = await first.conversations.commit(
      before,
      change(before, {
        ...{ state: waiting(NOON), messages: [fromShopper('hello', 'c1')], timers: [{ kind: 'idle', dueAt: NOON }] },
        outbox: [{ id: 'o1', channel: 'email', shopperId: 'ada', payload: { a: 1 }, dueAt: NOON }],
      }),
    )
    await first.conversations.claimOutbox(NOON, 1_000, 1)
    await first.close()

    const second = await createSqliteStore({ file })

    expect(await second.conversations.open(fresh('ada'))).toEqual(conversation)
    expect(await second.conversations.sent(before.id, 'c1')).toEqual(messages[0])
    expect(await second.conversations.waiting()).toEqual([conversation])
    expect(await second.conversations.dueTimers(NOON, 9)).toHaveLength(1)
    expect(await second.conversations.claimOutbox(NOON, 1_000, 1)).toEqual([])
    expect(await second.conversations.claimOutbox(NOON + 1_000, 1_000, 1)).toHaveLength(1)
    const next = await second.conversations.commit(conversation, change(conversation, { messages: [fromShopper('2')] }))
    expect(next.messages[0]?.seq).toBe(2)
    await second.close()
  })

  it('refuses a file of a newer release, and leaves it as it was', async () => {
    const file = newFile()
    await (await createSqliteStore({ file })).close()
    const newer = new Database(file)
    newer.pragma('user_version = 99')
    newer.close()

    await expect(createSqliteStore({ file })).rejects.toThrow(/schema version 99/)

    const after = new Database(file)
    expect(after.pragma('user_version', { simple: true })).toBe(99)
    after.close()
  })

  it('refuses what is no database', async () => {
    const file = newFile()
    const { writeFile } = await import('node:fs/promises')
    await writeFile(
      file,
      'Dear diary, this is long enough to be read as a header of a database file, but is none.'.repeat(9),
    )

    expect(await codeOfFailure(createSqliteStore({ file }))).toBe('SQLITE_NOTADB')
  })

  it('finishes what is under way when it closes, and takes nothing after', async () => {
    const file = newFile()
    const store = await createSqliteStore({ file })
    const before = await store.conversations.open(fresh('ada'))

    const last = store.conversations.commit(before, change(before, { messages: [fromShopper('bye')] }))
    await store.close()

    expect((await last).messages[0]?.seq).toBe(1)
    expect(await codeOfFailure(store.conversations.commit(before, change(before, {})))).toBe('BUSY_TRY_AGAIN')
    await store.close()
    const again = await createSqliteStore({ file })
    expect(await again.conversations.messages(before.id, 0, 9)).toHaveLength(1)
    await again.close()
  })
})
