import { describe, expect, it } from '@jest/globals'
import { type AssignNeeds, createAssignWaiting } from '../../../server/desk/assign-waiting.ts'

const FREE = { agentId: 'li', isOnline: true, desks: [], capacity: 1, load: 0, idleSince: 0 }

/** How often the queue is read while an agent like this may be given work. */
async function readsOfQueue(agent: typeof FREE, isServedHere = true): Promise<number> {
  let reads = 0
  const needs = {
    candidates: async () => [agent],
    isServedHere: () => isServedHere,
    store: {
      conversations: {
        async waiting() {
          reads += 1
          return []
        },
      },
    },
  }
  await createAssignWaiting(needs as unknown as AssignNeeds)()
  return reads
}

describe('the queue is read to be given to agents', () => {
  it('when one is free', async () => {
    expect(await readsOfQueue(FREE)).toBe(1)
  })

  it.each([
    ['all are away', { ...FREE, isOnline: false }, true],
    ['all have as many as they take', { ...FREE, load: 1 }, true],
    ['who is free is served by another node', FREE, false],
  ])('and not when %s: then it may be long', async (_, agent, isServedHere) => {
    expect(await readsOfQueue(agent, isServedHere)).toBe(0)
  })
})
