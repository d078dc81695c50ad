import { randomUUID } from 'node:crypto'
import { expect, it } from '@jest/globals'
import type { ConversationStore, Rating } from '../../server/store/conversation-store.ts'
import { change, codeOfFailure, commitRetrying, fresh, fromShopper, NOON } from './store-samples.ts'

export function tellBesideStories(store: () => ConversationStore): void {
  function rating(score: number): Rating {
    return { score, reasons: ['slow', '态度'], comment: '谢谢', agentId: 'mei' }
  }

  it('takes one rating an episode', async () => {
    const before = await store().open(fresh('ada'))
    const rate = (score: number, episode: number) =>
      commitRetrying(store(), before.id, () => ({ episode, rating: rating(score) }))

    expect(await store().lastRating(before.id)).toBeNull()
    await rate(5, 1)
    expect(await store().lastRating(before.id)).toBe(5)

    expect(await codeOfFailure(rate(1, 1))).toBe('ALREADY_RATED')
    expect(await store().lastRating(before.id)).toBe(5)

    await rate(2, 2)
    expect(await store().lastRating(before.id)).toBe(2)
  })

  it('takes one of five ratings sent at once, and saves nothing of the others', async () => {
    const { id } = await store().open(fresh('ada'))

    const results = await Promise.allSettled(
      [1, 2, 3, 4, 5].map(score =>
        commitRetrying(store(), id, () => ({ rating: rating(score), messages: [fromShopper(`${score}`)] })),
      ),
    )

    const taken = results.flatMap(each => (each.status === 'fulfilled' ? [each.value.messages[0]!.text] : []))
    expect(taken).toHaveLength(1)
    expect(await store().lastRating(id)).toBe(Number(taken[0]))
    expect((await store().messages(id, 0, 10)).map(each => each.text)).toEqual(taken)
  })

  it('moves read marks only forward, each reader’s own', async () => {
    const { id } = await store().open(fresh('ada'))

    await Promise.all([3, 7, 5].map(seq => store().markRead(id, 'shopper', seq)))
    await store().markRead(id, 'shopper', 6)
    await store().markRead(id, 'mei', 2)

    expect(await store().readMark(id, 'shopper')).toBe(7)
    expect(await store().readMark(id, 'mei')).toBe(2)
    expect(await store().readMark(id, 'lin')).toBe(0)
  })

  it('keeps notes in order, each in its conversation', async () => {
    const { id } = await store().open(fresh('ada'))
    const other = await store().open(fresh('bob'))
    const note = (text: string, at: number, conversationId = id) => ({
      ...{ id: randomUUID(), conversationId, agentId: 'mei', at, text },
    })
    const notes = [note('wants a refund', NOON), note('老客户 😀', NOON + 1)]

    for (const each of notes) await store().addNote(each)
    await store().addNote(note('else', NOON, other.id))

    expect(await store().notes(id)).toEqual(notes)
  })

  it('does not raise the version for a note, a mark or a judgement', async () => {
    const before = await store().open(fresh('ada'))

    await store().addNote({ id: randomUUID(), conversationId: before.id, agentId: 'mei', at: NOON, text: 'note' })
    await store().markRead(before.id, 'shopper', 1)
    await store().saveFeedback(before.id, 1, true, NOON)
    await store().saveFeedback(before.id, 1, false, NOON + 1)

    expect(await store().read(before.id)).toEqual(before)
    await store().commit(before, change(before, {}))
  })
}
