import { statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, jest } from '@jest/globals'
import { createSqliteStore } from '../../../server/store/sqlite/create-sqlite-store.ts'
import { change, fresh, fromBot } from '../../contracts/store-samples.ts'
import { scratchFiles } from './scratch.ts'

jest.setTimeout(120_000)
const newFile = scratchFiles()

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(20)
}

describe('checkpoints', () => {
  it('move what is committed into the database file while the desk is open, without a fault', async () => {
    const file = newFile()
    const faults: string[] = []
    const store = await createSqliteStore({ file, onFault: sentence => faults.push(sentence) })
    const before = await store.conversations.open(fresh('ada'))
    const messages = Array.from({ length: 100 }, () => fromBot('x'.repeat(4_000)))

    await store.conversations.commit(before, change(before, { messages }))

    await until(() => statSync(file).size > 400_000)
    expect(faults).toEqual([])
    await store.close()
  })

  it('give the space of the log back when the desk is quiet', async () => {
    const file = newFile()
    const store = await createSqliteStore({ file })
    await store.conversations.open(fresh('ada'))
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)

    await until(() => statSync(`${file}-wal`).size === 0)
    await store.close()
  })

  it('do not keep a process from ending', async () => {
    const store = await createSqliteStore({ file: newFile() })
    await store.conversations.open(fresh('ada'))
    await sleep(1_000)
    const threads = () => process.getActiveResourcesInfo().filter(each => each === 'MessagePort').length
    expect(threads()).toBe(1)

    await store.close()
    await store.close()

    expect(threads()).toBe(0)
  })
})
