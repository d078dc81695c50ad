import { randomUUID } from 'node:crypto'
import { newDialog } from '../../../bot/decision.ts'
import { hasCode } from '../../../server/errors.ts'
import { MONDAY_MORNING } from '../../support/clock.ts'
import { TEST_KNOWLEDGE } from '../../support/start-desk.ts'
import { loadKnowledge, openDesk } from './desk-in-process.ts'

/** One of several processes on one file; it tries to claim every conversation that it is told of, and tells what it got. */
const [file = '', agentId = '', shopperIds = '[]'] = process.argv.slice(2)
const AT_ONCE = 50

const knowledge = await loadKnowledge(TEST_KNOWLEDGE)
let isOver = false
const { desk, store, close } = await openDesk({
  file,
  knowledge,
  now: () => MONDAY_MORNING,
  tell() {},
  onFault(error, where) {
    if (!isOver) throw new Error(where, { cause: error })
  },
})
process.send?.('ready')

async function openAll(): Promise<string[]> {
  const opened = await Promise.all(
    (JSON.parse(shopperIds) as string[]).map(shopperId =>
      store.conversations.open({
        id: randomUUID(),
        channel: 'web',
        shopperId,
        locale: 'zh-CN',
        state: { status: 'withBot', since: 0, lastTurnAt: 0, dialog: newDialog() },
        at: 0,
      }),
    ),
  )
  return opened.map(conversation => conversation.id)
}

async function claimAll(ids: readonly string[]): Promise<string[]> {
  const won: string[] = []
  let next = 0
  async function claimOn(): Promise<void> {
    for (let id = ids[next++]; id !== undefined; id = ids[next++]) {
      if (await claim(id)) won.push(id)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, claimOn))
  return won
}

/** On a machine with no time the others may hold the file for long: then as a console does, once more. */
async function claim(id: string): Promise<boolean> {
  for (;;) {
    try {
      await desk.agent.claim(agentId, id)
      return true
    } catch (error) {
      if (hasCode(error, 'NOT_WAITING')) return false
      if (!hasCode(error, 'BUSY_TRY_AGAIN')) throw error
    }
  }
}

process.on('message', async (order: 'open' | 'end' | readonly string[]) => {
  if (order === 'open') process.send?.(await openAll())
  else if (order !== 'end') process.send?.(await claimAll(order))
  else {
    isOver = true
    await close()
    process.disconnect()
  }
})
