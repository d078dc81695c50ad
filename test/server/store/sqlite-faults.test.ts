import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { Conversation } from '../../../server/conversation/conversation.ts'
import type { ConversationStore } from '../../../server/store/conversation-store.ts'
import { createSqliteStore, createStoreOn } from '../../../server/store/sqlite/create-sqlite-store.ts'
import { migrate } from '../../../server/store/sqlite/migrate.ts'
import { migrations } from '../../../server/store/sqlite/migrations.ts'
import { type Connections, openConnections } from '../../../server/store/sqlite/open-database.ts'
import type { Store } from '../../../server/store/store.ts'
import { change, codeOfFailure, fresh, fromBot, fromShopper, waiting } from '../../contracts/store-samples.ts'
import { hasStrace, runChild } from './children/run-child.ts'
import { scratchFiles } from './scratch.ts'

jest.setTimeout(120_000)
const newFile = scratchFiles()
let connections: Connections
let store: Store
let conversations: ConversationStore
let alarms: string[]
let ada: Conversation
let bob: Conversation

beforeEach(async () => {
  const file = newFile()
  alarms = []
  connections = openConnections(file, writer => migrate(writer, migrations))
  store = createStoreOn(connections, { file, checkpoint: false, onFault: sentence => alarms.push(sentence) })
  conversations = store.conversations
  ada = await conversations.open(fresh('ada'))
  bob = await conversations.open(fresh('bob'))
})
afterEach(() => store.close())

function fillDisk(): void {
  const pages = connections.writer.pragma('page_count', { simple: true })
  connections.writer.pragma(`max_page_count = ${String(pages)}`)
}
function makeRoom(): void {
  connections.writer.pragma('max_page_count = 1000000')
}
const long = 'x'.repeat(20_000)

describe('a full disk', () => {
  it('refuses all commits of the moment with STORE_FULL, and keeps what was there', async () => {
    fillDisk()

    const results = await Promise.allSettled([
      conversations.commit(ada, change(ada, { messages: [fromShopper('short')] })),
      conversations.commit(bob, change(bob, { state: waiting(1), messages: [fromShopper(long)] })),
    ])

    for (const each of results) expect(each).toMatchObject({ status: 'rejected', reason: { code: 'STORE_FULL' } })
    expect(await conversations.read(ada.id)).toEqual(ada)
    expect(await conversations.conversation(bob.id)).toEqual(bob)
    expect(await conversations.messages(ada.id, 0, 9)).toEqual([])
    expect(await conversations.waiting()).toEqual([])
  })

  it('is told once, and forgotten when there is room again; numbers go on without a gap', async () => {
    await conversations.commit(ada, change(ada, { messages: [fromBot('1')] }))
    const read = (await conversations.read(ada.id))!
    fillDisk()

    for (const _ of [1, 2, 3])
      expect(
        await codeOfFailure(conversations.commit(read, change(read, { messages: [fromShopper(long, 'c2')] }))),
      ).toBe('STORE_FULL')
    expect(alarms).toEqual([expect.stringMatching(/disk is full/)])

    makeRoom()
    const { messages } = await conversations.commit(read, change(read, { messages: [fromShopper(long, 'c2')] }))
    expect(messages[0]?.seq).toBe(2)
    expect(await store.health()).toBeNull()
  })

  it('shows on the health page, which finds out by itself that it is over', async () => {
    fillDisk()
    await codeOfFailure(conversations.commit(ada, change(ada, { messages: [fromShopper(long)] })))
    connections.writer.pragma('query_only = ON')

    expect(await store.health()).toMatch(/can not be written/)

    connections.writer.pragma('query_only = OFF')
    expect(await store.health()).toBeNull()
  })
})

describe('a file that can not be written', () => {
  it('refuses commits with STORE_READ_ONLY and goes on reading', async () => {
    const { conversation } = await conversations.commit(ada, change(ada, { messages: [fromBot('hi')] }))
    connections.writer.pragma('query_only = ON')

    const refused = conversations.commit(conversation, change(conversation, { messages: [fromShopper('hello')] }))

    expect(await codeOfFailure(refused)).toBe('STORE_READ_ONLY')
    expect(await codeOfFailure(conversations.open(fresh('cleo')))).toBe('STORE_READ_ONLY')
    expect(await conversations.messages(ada.id, 0, 9)).toHaveLength(1)
    expect(await store.health()).toMatch(/can not be written/)
    connections.writer.pragma('query_only = OFF')
    await conversations.commit(conversation, change(conversation, { messages: [fromShopper('hello')] }))
    expect(alarms).toHaveLength(1)
  })

  it('does not let an alarm that throws do harm', async () => {
    const file = newFile()
    const onFault = () => {
      throw new Error('pager is off')
    }
    const other = openConnections(file, writer => migrate(writer, migrations))
    const harmed = createStoreOn(other, { file, checkpoint: false, onFault })
    other.writer.pragma('query_only = ON')

    expect(await codeOfFailure(harmed.conversations.open(fresh('ada')))).toBe('STORE_READ_ONLY')
    await harmed.close()
  })
})

const traced = hasStrace() ? it : it.skip

describe('a disk that fails under a running process', () => {
  traced.each([
    ['has no room for a while', 'pwrite64:error=ENOSPC:when=60..140', 'STORE_FULL'],
    ['can not be written for a while', 'pwrite64:error=EIO:when=60..140', 'STORE_READ_ONLY'],
    ['can not promise that data is safe for a while', 'fsync,fdatasync:error=EIO:when=10..16', 'STORE_READ_ONLY'],
  ])('%s: says so, stays up, and loses nothing it has acknowledged [L7]', async (_, inject, code) => {
    const file = newFile()
    await (await createSqliteStore({ file })).close()
    const strace = [
      'strace',
      '-f',
      '-qq',
      '-o',
      '/dev/null',
      '-e',
      'trace=pwrite64,fsync,fdatasync',
      '-e',
      `inject=${inject}`,
    ]

    const child = runChild('write-messages.ts', [file, 'w', '6', '20'], strace)
    const { code: exit, errors } = await child.ended

    expect({ exit, errors }).toEqual({ exit: 0, errors: '' })
    expect(child.said).toContainEqual({ refused: code })
    expect(child.said.at(-1)).toEqual({ health: null })
    const acknowledged = child.said.filter(line => typeof line === 'object' && line !== null && 'seq' in line)
    expect(acknowledged).toHaveLength(120)
    const after = await createSqliteStore({ file })
    for (const shopper of ['shopper-0', 'shopper-1', 'shopper-2']) {
      const { id } = await after.conversations.open(fresh(shopper))
      const stored = await after.conversations.messages(id, 0, 1_000)
      expect(stored.map(each => each.seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
      for (const { clientMessageId, seq } of stored) expect(acknowledged).toContainEqual({ id, clientMessageId, seq })
    }
    await after.close()
  })
})
