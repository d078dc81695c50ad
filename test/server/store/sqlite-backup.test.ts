import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, jest } from '@jest/globals'
import Database from 'better-sqlite3'
import { createSqliteStore } from '../../../server/store/sqlite/create-sqlite-store.ts'
import type { Store } from '../../../server/store/store.ts'
import { change, fresh, fromBot } from '../../contracts/store-samples.ts'
import { scratchFiles } from './scratch.ts'

jest.setTimeout(120_000)
const newFile = scratchFiles()
const newFolder = scratchFiles('data')

/** Writes until it is told to stop. */
function keepWriting(store: Store, shopperId: string): { stop(): Promise<void> } {
  let isStopped = false
  async function write(): Promise<void> {
    let now = await store.conversations.open(fresh(shopperId))
    while (!isStopped)
      now = (await store.conversations.commit(now, change(now, { messages: [fromBot('x'.repeat(500))] }))).conversation
  }
  const writing = write()
  return {
    stop() {
      isStopped = true
      return writing
    },
  }
}

function runCli(dataDir: string, ...args: string[]) {
  const script = fileURLToPath(new URL('../../../server/store/sqlite/cli/backup.ts', import.meta.url))
  const env = { ...process.env, DATA_DIR: dataDir, NODE_OPTIONS: '' }
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { env, encoding: 'utf8' })
}

describe('a backup', () => {
  it('taken while shoppers write is sound, and a prefix of every conversation', async () => {
    const store = await createSqliteStore({ file: newFile(), checkpoint: false })
    const writers = Array.from({ length: 8 }, (_, i) => keepWriting(store, `shopper-${i}`))
    const shoppers = writers.map((_, i) => `shopper-${i}`)
    // What is on disk: a copy can hold no more, and a commit under way promises nothing yet.
    const heads = async (of: Store) =>
      Promise.all(
        shoppers.map(async each => {
          const { id } = await of.conversations.open(fresh(each))
          return (await of.conversations.read(id))?.head ?? 0
        }),
      )
    while ((await heads(store)).some(head => head < 200)) await sleep(5)
    const atStart = await heads(store)

    const target = newFile()
    const bytes = await store.backup(target)
    const atEnd = await heads(store)
    await Promise.all(writers.map(each => each.stop()))
    await store.close()

    expect(bytes).toBe(statSync(target).size)
    expect(readdirSync(path.dirname(target)).filter(name => name.startsWith(`${path.basename(target)}.`))).toEqual([])
    const db = new Database(target)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    db.close()
    const copy = await createSqliteStore({ file: target, checkpoint: false })
    for (const [i, shopper] of shoppers.entries()) {
      const { id, head } = await copy.conversations.open(fresh(shopper))
      expect(head).toBeGreaterThanOrEqual(atStart[i]!)
      expect(head).toBeLessThanOrEqual(atEnd[i]!)
      const stored = await copy.conversations.messages(id, 0, 1_000_000)
      expect(stored.map(each => each.seq)).toEqual(Array.from({ length: head }, (_, n) => n + 1))
    }
    await copy.close()
  })

  it('never overwrites, and leaves nothing half done', async () => {
    const store = await createSqliteStore({ file: newFile() })
    const target = newFile()
    writeFileSync(target, 'precious')

    await expect(store.backup(target)).rejects.toThrow(/never overwrites/)
    await expect(store.backup(path.join(target, 'below', 'a-file.db'))).rejects.toThrow()

    expect(readFileSync(target, 'utf8')).toBe('precious')
    await store.close()
  })
})

describe('npm run backup', () => {
  it('copies database and uploads while the desk goes on, and the copy is a data folder', async () => {
    const dataDir = newFolder()
    mkdirSync(path.join(dataDir, 'uploads', 'ab'), { recursive: true })
    writeFileSync(path.join(dataDir, 'uploads', 'ab', 'abc.png'), 'picture')
    const store = await createSqliteStore({ file: path.join(dataDir, 'switchboard.db') })
    const before = await store.conversations.open(fresh('ada'))
    await store.conversations.commit(before, change(before, { messages: [fromBot('1'), fromBot('2')] }))
    const target = path.join(newFolder(), 'monday')

    const { status, stdout } = runCli(dataDir, target)

    expect(stdout).toMatch(/Checked: sound\. 1 conversations, 2 messages/)
    expect(stdout).toMatch(/1 uploaded files/)
    expect(status).toBe(0)
    expect(readFileSync(path.join(target, 'uploads', 'ab', 'abc.png'), 'utf8')).toBe('picture')
    const copy = await createSqliteStore({ file: path.join(target, 'switchboard.db') })
    expect(await copy.conversations.lastMessages(before.id, 9)).toHaveLength(2)
    await copy.close()

    const again = runCli(dataDir, target)
    expect(again.status).toBe(1)
    expect(again.stderr).toMatch(/never overwrites/)
    await store.close()
  })

  it('works when the desk is not running, with a name of its own', async () => {
    const dataDir = newFolder()
    mkdirSync(dataDir, { recursive: true })
    await (await createSqliteStore({ file: path.join(dataDir, 'switchboard.db') })).close()

    expect(runCli(dataDir)).toMatchObject({ status: 0 })

    const [made] = readdirSync(path.join(dataDir, 'backups'))
    expect(existsSync(path.join(dataDir, 'backups', made!, 'switchboard.db'))).toBe(true)
  })

  it('says in one line what is wrong', () => {
    const { status, stderr } = runCli(newFolder())

    expect(status).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/does not exist: is DATA_DIR right/)])
  })
})
