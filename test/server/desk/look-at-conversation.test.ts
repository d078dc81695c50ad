import { describe, expect, it } from '@jest/globals'
import { createLook, type LookNeeds } from '../../../server/desk/look-at-conversation.ts'

const message = (seq: number) => ({ seq, id: `m${seq}`, from: 'bot', at: seq, text: `${seq}` })

/** A conversation of `head` messages to which others are added whenever it has been read. */
function busyConversation(head: number, added: readonly number[]) {
  let count = head
  const pending = [...added]
  let reads = 0
  const conversations = {
    async messages(_: string, after: number, limit: number) {
      reads += 1
      const found = Array.from({ length: count }, (_, at) => message(at + 1)).filter(({ seq }) => seq > after)
      count += pending.shift() ?? 0
      return found.slice(0, limit)
    },
    read: async () => ({ id: 'c', head: count, state: { status: 'withBot' } }),
  }
  const needs = { store: { conversations }, statuses: { statusOf: async () => ({ status: 'bot' }) } }
  return { look: createLook(needs as unknown as LookNeeds), reads: () => reads }
}

describe('reading a conversation while others write', () => {
  it.each([
    { head: 3, after: 0 },
    { head: 3, after: 3 },
    { head: 0, after: 0 },
  ])('never tells a head without its messages (%j)', async ({ head, after }) => {
    const { look } = busyConversation(head, [2])

    const synced = await look.shopperSync('c', after)

    expect(synced.head).toBe(head + 2)
    expect(synced.messages.map(({ seq }) => seq)).toEqual(
      Array.from({ length: head + 2 - after }, (_, at) => after + at + 1),
    )
  })

  it('reads once where nothing came between', async () => {
    const { look, reads } = busyConversation(3, [])

    expect((await look.shopperSync('c', 1)).messages).toHaveLength(2)
    expect(reads()).toBe(1)
  })

  it('leaves what does not fit on the page for the next look', async () => {
    const { look } = busyConversation(198, [7])

    const first = await look.shopperSync('c', 0)
    const second = await look.shopperSync('c', first.messages.at(-1)!.seq)

    expect([first.messages.length, first.head]).toEqual([200, 205])
    expect(second.messages.map(({ seq }) => seq)).toEqual([201, 202, 203, 204, 205])
  })
})
