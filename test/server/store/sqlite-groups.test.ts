import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { ConversationStore } from '../../../server/store/conversation-store.ts'
import type { Agent } from '../../../server/store/people-store.ts'
import { createStoreOn } from '../../../server/store/sqlite/create-sqlite-store.ts'
import { migrate } from '../../../server/store/sqlite/migrate.ts'
import { migrations } from '../../../server/store/sqlite/migrations.ts'
import { type Connections, openConnections } from '../../../server/store/sqlite/open-database.ts'
import type { Store } from '../../../server/store/store.ts'
import { change, codeOfFailure, fresh, fromBot, fromShopper, NOON, waiting } from '../../contracts/store-samples.ts'
import { scratchFiles } from './scratch.ts'

const newFile = scratchFiles()
let connections: Connections
let store: Store
let conversations: ConversationStore

beforeEach(() => {
  const file = newFile()
  connections = openConnections(file, writer => migrate(writer, migrations))
  store = createStoreOn(connections, { file, checkpoint: false })
  conversations = store.conversations
})
afterEach(() => store.close())

/** Makes the COMMIT of the open transaction fail: a foreign key that is checked there points nowhere. */
function spoilOpenTransaction(): void {
  connections.writer.pragma('defer_foreign_keys = ON')
  connections.writer.exec(`INSERT INTO feedback VALUES (999999, 1, 1, 1)`)
}

describe('commits of one turn', () => {
  it('are on disk together: nothing is acknowledged, and nothing told, before [L7]', async () => {
    const before = await conversations.open(fresh('ada'))
    let acknowledged = false

    const commit = conversations.commit(before, change(before, { messages: [fromShopper('hello', 'c1')] }))
    void commit.then(() => {
      acknowledged = true
    })

    expect((await conversations.conversation(before.id))?.head).toBe(1)
    expect((await conversations.read(before.id))?.head).toBe(0)
    expect(await conversations.messages(before.id, 0, 9)).toEqual([])
    expect(await conversations.lastMessages(before.id, 9)).toEqual([])
    expect(acknowledged).toBe(false)

    await commit
    expect((await conversations.read(before.id))?.head).toBe(1)
    expect(await conversations.messages(before.id, 0, 9)).toHaveLength(1)
  })

  it('fail together when the transaction fails, and leave nothing', async () => {
    const [ada, bob] = [await conversations.open(fresh('ada')), await conversations.open(fresh('bob'))]

    const both = [ada, bob].map(each =>
      conversations.commit(each, change(each, { state: waiting(NOON), messages: [fromShopper('hello')] })),
    )
    spoilOpenTransaction()
    const results = await Promise.allSettled(both)

    expect(results.map(each => each.status)).toEqual(['rejected', 'rejected'])
    expect(await conversations.read(ada.id)).toEqual(ada)
    expect(await conversations.waiting()).toEqual([])
    const again = await conversations.commit(ada, change(ada, { messages: [fromShopper('again')] }))
    expect(again.messages[0]?.seq).toBe(1)
  })

  it('answer a question about a message under way when its fate is known', async () => {
    const before = await conversations.open(fresh('ada'))

    const kept = conversations.commit(before, change(before, { messages: [fromShopper('hello', 'c1')] }))
    const question = conversations.sent(before.id, 'c1')
    expect(await question).toEqual((await kept).messages[0])

    const now = (await conversations.conversation(before.id))!
    const lost = conversations.commit(now, change(now, { messages: [fromShopper('more', 'c2')] }))
    const [old, open] = [conversations.sent(before.id, 'c1'), conversations.sent(before.id, 'c2')]
    spoilOpenTransaction()
    const results = await Promise.allSettled([lost, old, open])
    expect(results.map(each => each.status)).toEqual(['rejected', 'fulfilled', 'rejected'])
    expect(await conversations.sent(before.id, 'c2')).toBeNull()
  })

  it('never give a version again, so that a decision on rows that were rolled back is always stale', async () => {
    const before = await conversations.open(fresh('ada'))
    const doomed = conversations.commit(before, change(before, { state: waiting(NOON), epoch: 2 }))
    const vanished = (await conversations.conversation(before.id))!
    expect(vanished.state.status).toBe('waiting')
    spoilOpenTransaction()
    await codeOfFailure(doomed)

    const { conversation } = await conversations.commit(before, change(before, { messages: [fromShopper('hi')] }))
    const mistaken = conversations.commit(vanished, change(vanished, { messages: [fromBot('an agent will come')] }))

    expect(await codeOfFailure(mistaken)).toBe('STALE_VERSION')
    expect(await conversations.read(before.id)).toEqual(conversation)
  })

  it('do not hand out a conversation that may still vanish', async () => {
    const first = conversations.open(fresh('ada'))
    const second = conversations.open(fresh('ada'))
    spoilOpenTransaction()

    const results = await Promise.allSettled([first, second])

    expect(results.map(each => each.status)).toEqual(['rejected', 'rejected'])
    const third = await conversations.open(fresh('ada'))
    expect(await conversations.read(third.id)).toEqual(third)
  })

  it('do not tell a refusal that rests on rows which may still vanish', async () => {
    const agent: Agent = {
      ...{ id: 'a', login: 'mei', passwordHash: '', name: 'Mei', number: '1', desks: [], capacity: 1, createdAt: NOON },
      role: 'agent',
      isDisabled: false,
    }

    const results = Promise.allSettled([store.people.addAgent(agent), store.people.addAgent({ ...agent, id: 'b' })])
    spoilOpenTransaction()

    for (const each of await results)
      expect(each).toMatchObject({ status: 'rejected', reason: { code: expect.not.stringMatching('LOGIN_TAKEN') } })
    await store.people.addAgent({ ...agent, id: 'b' })
  })

  it('are not kept waiting by a crowd: every 512 go to disk', async () => {
    const opened = await Promise.all(Array.from({ length: 20 }, (_, i) => conversations.open(fresh(`shopper-${i}`))))
    const stored = connections.reader.prepare('SELECT count(*) FROM messages').pluck()

    const all = opened.map(async each => {
      let now = each
      const commits = []
      for (let i = 0; i < 30; i++) {
        commits.push(conversations.commit(now, change(now, { messages: [fromBot(`${i}`)] })))
        now = (await conversations.conversation(now.id))!
      }
      return Promise.all(commits)
    })
    for (let i = 0; i < 100; i++) await Promise.resolve()

    expect(stored.get()).toBe(512)
    await Promise.all(all)
    await nextTurn()
    expect(stored.get()).toBe(600)
  })

  it('take a refused one back alone, with all that it had written', async () => {
    const opened = await conversations.open(fresh('ada'))
    const asked = await conversations.commit(opened, change(opened, { messages: [fromShopper('hello', 'c1')] }))
    const before = asked.conversation

    const again = change(before, { messages: [fromBot('a bot’s line'), fromShopper('hello', 'c1')] })
    const refused = conversations.commit(before, again)
    const meanwhile = await conversations.conversation(before.id)
    const next = conversations.commit(before, change(before, { messages: [fromShopper('more', 'c2')] }))

    expect(await codeOfFailure(refused)).toBe('IDEMPOTENCY_CONFLICT')
    expect(meanwhile).toEqual(before)
    expect((await next).messages[0]?.seq).toBe(2)
    expect((await conversations.messages(before.id, 0, 9)).map(({ text }) => text)).toEqual(['hello', 'more'])
    expect(await conversations.questions(0, 9)).toEqual([])
  })

  it('know at once what another process has committed', async () => {
    const ours = await conversations.open(fresh('ada'))
    expect(await conversations.conversation(ours.id)).toEqual(ours)
    const elsewhere = createStoreOn(
      openConnections(connections.writer.name, () => {}),
      { file: connections.writer.name, checkpoint: false },
    )

    const theirs = await elsewhere.conversations.commit(ours, change(ours, { messages: [fromShopper('hi', 'c1')] }))
    const openedByAnother = conversations.open(fresh('bob'))
    const seenAmidTheTurn = await conversations.conversation(ours.id)
    await openedByAnother

    expect(seenAmidTheTurn).toEqual(theirs.conversation)
    const late = conversations.commit(ours, change(ours, { messages: [fromShopper('too late', 'c2')] }))
    expect(await codeOfFailure(late)).toBe('STALE_VERSION')
    expect(await conversations.conversation(ours.id)).toEqual(theirs.conversation)
    await elsewhere.close()
  })
})
