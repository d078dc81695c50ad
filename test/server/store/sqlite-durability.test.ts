import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, jest } from '@jest/globals'
import Database from 'better-sqlite3'
import { createSqliteStore } from '../../../server/store/sqlite/create-sqlite-store.ts'
import { commitRetrying, fresh, fromShopper } from '../../contracts/store-samples.ts'
import { hasStrace, runChild } from './children/run-child.ts'
import { scratchFiles } from './scratch.ts'

jest.setTimeout(120_000)
const newFile = scratchFiles()
const traced = hasStrace() ? it : it.skip

interface Acknowledged {
  readonly id: string
  readonly clientMessageId: string
  readonly seq: number
}
const isAcknowledged = (line: unknown): line is Acknowledged =>
  typeof line === 'object' && line !== null && 'seq' in line

describe('what is acknowledged', () => {
  traced('has been synced to the disk: one sync or more for each of 50 commits in a row [L7]', async () => {
    const file = newFile()
    const store = await createSqliteStore({ file })
    await store.conversations.open(fresh('shopper-0'))
    await store.close()

    async function syncsOf(commits: number): Promise<number> {
      const trace = newFile()
      const strace = ['strace', '-f', '-qq', '-o', trace, '-e', 'trace=fsync,fdatasync']
      const child = runChild('write-messages.ts', [file, `after-${commits}`, '1', `${commits}`], strace)
      expect(await child.ended).toMatchObject({ code: 0, errors: '' })
      return readFileSync(trace, 'utf8').match(/f(data)?sync\(.*= 0/g)?.length ?? 0
    }
    const opening = await syncsOf(0)

    expect((await syncsOf(50)) - opening).toBeGreaterThanOrEqual(50)
  })

  it('outlives a kill -9, once and in order [L7]', async () => {
    const file = newFile()
    const acknowledged: Acknowledged[] = []

    for (const round of [1, 2, 3]) {
      const child = runChild('write-messages.ts', [file, `round-${round}`, '9', '100000'])
      const enough = 100 * round
      await new Promise<void>(resolve => {
        child.process.stdout!.on('data', () => {
          if (child.said.length > enough) resolve()
        })
        void child.ended.then(() => resolve())
      })
      child.process.kill('SIGKILL')
      expect(await child.ended).toMatchObject({ signal: 'SIGKILL' })
      acknowledged.push(...child.said.filter(isAcknowledged))
    }

    expect(acknowledged.length).toBeGreaterThan(300)
    const store = await createSqliteStore({ file })
    for (const shopper of ['shopper-0', 'shopper-1', 'shopper-2']) {
      const { id } = await store.conversations.open(fresh(shopper))
      const stored = await store.conversations.messages(id, 0, 1_000_000)
      expect(stored.map(each => each.seq)).toEqual(stored.map((_, i) => i + 1))
      const bySeq = new Map(stored.map(each => [each.seq, each.clientMessageId]))
      for (const each of acknowledged.filter(one => one.id === id))
        expect(bySeq.get(each.seq)).toBe(each.clientMessageId)
    }
    await store.close()
  })
})

describe('two processes on one file', () => {
  it('write one gap-free conversation between them', async () => {
    const file = newFile()
    const store = await createSqliteStore({ file, checkpoint: false })
    const ids = await Promise.all([0, 1, 2].map(async i => (await store.conversations.open(fresh(`shopper-${i}`))).id))
    const child = runChild('write-messages.ts', [file, 'other', '6', '40'])

    for (let i = 0; child.process.exitCode === null; i++) {
      await commitRetrying(store.conversations, ids[i % 3]!, () => ({ messages: [fromShopper('mine')] }))
      // SQLite's lock is not fair: who takes it again at once can starve the other process on a slow disk.
      await pause(2)
    }
    expect(await child.ended).toMatchObject({ code: 0, errors: '' })

    for (const id of ids) {
      const stored = await store.conversations.messages(id, 0, 1_000_000)
      expect(stored.map(each => each.seq)).toEqual(stored.map((_, i) => i + 1))
      expect(stored.filter(each => each.text === 'x')).toHaveLength(80)
    }
    await store.close()
    const db = new Database(file)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    db.close()
  })
})
