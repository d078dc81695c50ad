import { describe, expect, it } from '@jest/globals'
import type { AgentMessageView } from '../../protocol/agent.ts'
import { createTestStore, settled } from './fake-line.ts'
import { inboxOf, messageOf, rowOf, syncedOf } from './sample-messages.ts'

/** A store with conversation c1 open, and a server that holds `held`. */
async function openStore(held: AgentMessageView[]) {
  const { fake, store } = createTestStore()
  fake.always('sync', ({ after }: { after: number }) => ({
    ok: true,
    data: syncedOf(held.filter(message => message.seq > after).slice(0, 200), held.length),
  }))
  fake.always('suggest', () => ({ ok: true, data: { suggestions: [] } }))
  fake.up()
  fake.push().inbox(inboxOf())
  store.open('c1')
  await settled()
  const seqs = () => store.state.get().threads.c1?.messages.map(message => message.seq)
  return { fake, store, held, seqs }
}

describe('desk store', () => {
  it('[R57] opens a conversation with everything that was said before', async () => {
    const { seqs, store } = await openStore([messageOf(1), messageOf(2)])

    expect(seqs()).toEqual([1, 2])
    expect(store.state.get().threads.c1).toMatchObject({ phase: 'ready', isOwner: true })
  })

  it('[R58] a supervisor hears along while looking at a conversation, and no longer; an agent’s own goes on', async () => {
    const { fake, store } = await openStore([messageOf(1)])
    fake.push().live({ conversations: [] })
    store.open('c2')
    store.open('c3')
    store.open('c2')
    await settled()

    expect(fake.of('conversation:watch').map(call => call.request)).toEqual([
      { conversationId: 'c2', on: false },
      { conversationId: 'c3', on: false },
    ])
    expect(fake.of('sync').filter(call => call.request.conversationId === 'c2').length).toBeGreaterThan(1)
  })

  it('reads a long conversation page by page', async () => {
    const { fake, seqs } = await openStore(Array.from({ length: 450 }, (_, index) => messageOf(index + 1)))

    expect(seqs()).toHaveLength(450)
    expect(fake.of('sync').map(call => call.request.after)).toEqual([0, 200, 400])
  })

  it('[L7] heals a gap by asking for the missing run', async () => {
    const { fake, held, seqs } = await openStore([messageOf(1)])
    held.push(messageOf(2), messageOf(3))

    fake.push()['message:new']({ ...messageOf(3), conversationId: 'c1' })
    await settled()

    expect(seqs()).toEqual([1, 2, 3])
  })

  it('[L7] heals a silent loss when the server tells its head', async () => {
    const { fake, held, seqs } = await openStore([messageOf(1)])
    held.push(messageOf(2))

    fake.push().head({ conversationId: 'c1', seq: 2 })
    await settled()

    expect(seqs()).toEqual([1, 2])
  })

  it('[R24] continues the opened conversation and the presence after a lost line', async () => {
    const { fake, store, held, seqs } = await openStore([messageOf(1)])
    fake.always('presence:set', () => ({ ok: true, data: inboxOf({ presence: 'busy' }) }))
    await store.setPresence('busy')

    fake.down()
    expect(store.state.get().connection).toBe('lost')
    held.push(messageOf(2))
    fake.up()
    await settled()

    expect(seqs()).toEqual([1, 2])
    expect(store.state.get().connection).toBe('online')
    expect(fake.of('presence:set').map(call => call.request.status)).toEqual(['busy', 'busy'])
  })

  it('comes back as online when a long loss let the presence lapse, although only the server had told it', async () => {
    const { fake } = await openStore([])

    fake.down()
    fake.up()
    fake.push().inbox(inboxOf({ presence: 'offline' }))
    await settled()

    expect(fake.of('presence:set').map(call => call.request.status)).toEqual(['online'])
  })

  it('marks a conversation as fresh when it is assigned, until it is looked at', async () => {
    const { fake, store } = await openStore([])
    const heard: string[] = []
    store.onAssigned(({ row }) => heard.push(row.shopperName))

    fake.push().inbox(inboxOf({ mine: [rowOf('c1'), rowOf('c2')] }))
    fake.push()['conversation:assigned']({ conversationId: 'c2', row: rowOf('c2'), by: 'router' })
    expect(store.state.get().fresh).toEqual(['c2'])
    expect(heard).toEqual(['王女士'])

    store.open('c2')
    expect(store.state.get().fresh).toEqual([])
  })

  it('does not announce what the agent has claimed', async () => {
    const { fake, store } = await openStore([])
    const heard: string[] = []
    store.onAssigned(({ row }) => heard.push(row.shopperName))

    fake.push()['conversation:assigned']({ conversationId: 'c2', row: rowOf('c2'), by: 'claim' })

    expect(heard).toEqual([])
    expect(store.state.get().fresh).toEqual([])
  })

  it('[R95] asks for suggestions again with each new message of the shopper, and only then', async () => {
    const { fake } = await openStore([messageOf(1)])
    const before = fake.of('suggest').length

    fake.push()['message:new']({ ...messageOf(2, { from: 'agent' }), conversationId: 'c1' })
    expect(fake.of('suggest')).toHaveLength(before)
    fake.push()['message:new']({ ...messageOf(3), conversationId: 'c1' })
    expect(fake.of('suggest')).toHaveLength(before + 1)
  })

  it('drops suggestions that a newer question has overtaken', async () => {
    const { fake, store } = createTestStore()
    fake.up()
    const answer = (title: string) => ({
      ok: true as const,
      data: { suggestions: [{ entryId: title, title, text: '', confidence: 1, source: null, file: '', words: [] }] },
    })
    void store.refreshSuggestions('c1')
    void store.refreshSuggestions('c1')

    fake.of('suggest')[1]?.answer(answer('新'))
    fake.of('suggest')[0]?.answer(answer('旧'))
    await settled()

    expect(store.state.get().suggestions.c1?.answers.map(each => each.title)).toEqual(['新'])
  })

  it('says who lost the race for a waiting conversation', async () => {
    const { fake, store } = await openStore([])
    fake.always('conversation:claim', () => ({ ok: false, code: 'NOT_WAITING' }))

    expect(await store.claim('c9')).toEqual({ ok: false, code: 'NOT_WAITING' })
  })

  it('tells the shopper "seen" once for the same messages', async () => {
    const { fake, store } = await openStore([messageOf(1), messageOf(2, { from: 'agent' })])

    store.markRead('c1')
    store.markRead('c1')

    expect(fake.of('read').map(call => call.request)).toEqual([{ conversationId: 'c1', seq: 1 }])
  })

  it('tells that the agent writes at most every three seconds, and once when it ends', async () => {
    const { fake, store } = await openStore([])

    for (const on of [true, true, true, false, false]) store.tellTyping('c1', on)

    expect(fake.of('typing').map(call => call.request.on)).toEqual([true, false])
  })

  it('[R101] shows a note once although the ack and the push both bring it', async () => {
    const { fake, store } = await openStore([])
    const note = { id: 'n1', at: 1, text: '周五前回电', agent: { name: '李娜', number: '1024' } }
    fake.always('note:add', () => ({ ok: true, data: note }))

    await store.addNote('c1', '周五前回电')
    fake.push()['note:new']({ ...note, conversationId: 'c1' })

    expect(store.state.get().threads.c1?.notes).toEqual([note])
  })
})
