import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { IDLE_AFTER_MS } from '../../server/conversation/idle.ts'
import { type DeskInProcess, loadKnowledge, openDesk } from '../faults/support/desk-in-process.ts'
import { createClock } from '../support/clock.ts'
import { TEST_KNOWLEDGE } from '../support/test-knowledge.ts'

describe('what happens in the same moment', () => {
  const clock = createClock()
  let folder: string
  let at: DeskInProcess
  let conversationId: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-moment-'))
    at = await openDesk({
      file: join(folder, 'desk.db'),
      knowledge: await loadKnowledge(TEST_KNOWLEDGE),
      now: clock,
      tell() {},
      onFault(error) {
        throw error
      },
    })
    await at.store.people.addAgent({
      id: 'lina',
      login: 'lina',
      passwordHash: '',
      name: '李娜',
      number: '1001',
      role: 'agent',
      desks: ['human'],
      capacity: 5,
      isDisabled: false,
      createdAt: 0,
    })
    await at.desk.presence.connected('lina')
    conversationId = (await at.desk.openConversation('web', 'ada', 'zh-CN')).id
    await at.desk.shopper.requestHandOff(conversationId)
  })
  afterEach(async () => {
    await at.close()
    await rm(folder, { recursive: true, force: true })
  })

  const write = (text: string) =>
    at.desk.receiveShopperMessage(conversationId, 'ada', { clientMessageId: randomUUID(), text })

  it('a word in the very moment of the half hour keeps the conversation open', async () => {
    await at.desk.agent.claim('lina', conversationId)
    clock.pass(IDLE_AFTER_MS)
    await at.desk.presence.renew(['lina'])

    await Promise.all([write('还在吗'), at.desk.tick()])

    expect((await at.store.conversations.read(conversationId))?.state.status).toBe('withAgent')
  })

  it('[L5] who is back before anybody noticed goes on as before, with presence and conversation', async () => {
    await at.desk.presence.set('lina', 'online')
    await at.desk.presence.disconnected('lina')
    clock.pass(60_000)

    expect(await at.desk.presence.connected('lina')).toBe('online')
    await at.desk.tick()

    expect((await at.store.conversations.ownedBy('lina')).map(({ id }) => id)).toEqual([conversationId])
  })

  it.each([0, 1, 2, 3, 4, 5, 6, 8])(
    '[L5] who goes offline while the router gives them one after the other keeps none (%s turns later)',
    async turns => {
      for (const shopper of ['ben', 'cora', 'dan']) {
        const { id } = await at.desk.openConversation('web', shopper, 'zh-CN')
        await at.desk.shopper.requestHandOff(id)
      }
      const goesOffline = async () => {
        for (let turn = 0; turn < turns; turn++) await new Promise(resolve => setImmediate(resolve))
        await at.desk.presence.set('lina', 'offline')
      }

      await Promise.all([at.desk.presence.set('lina', 'online'), goesOffline()])
      await at.desk.assignWaiting()

      expect(await at.store.conversations.ownedBy('lina')).toEqual([])
      expect((await at.store.conversations.waiting()).length).toBe(4)
    },
  )
})
