import { expect, it } from '@jest/globals'
import { giveBackMemory } from '../../server/give-back-memory.ts'

it('collects what a start has left behind, and nothing that is in use', async () => {
  const inUse = new WeakRef(new Array(1_000).fill('in use'))
  const held = inUse.deref()
  const left = new WeakRef(new Array(1_000).fill('left'))
  // What was just looked at is kept until the turn of the event loop is over.
  await new Promise(resolve => setImmediate(resolve))

  await giveBackMemory()

  expect(left.deref()).toBeUndefined()
  expect(inUse.deref()).toBe(held)
})
