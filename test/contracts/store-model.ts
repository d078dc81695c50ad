import { randomUUID } from 'node:crypto'
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Conversation } from '../../server/conversation/conversation.ts'
import type { ConversationStore } from '../../server/store/conversation-store.ts'
import { change, codeOfFailure, fresh, fromShopper, NOON } from './store-samples.ts'

/** What a store must hold after any history: the plainest thing that could be right. */
interface Expected {
  now: Conversation
  readonly sent: string[]
  readonly rated: Map<number, number>
  idleAt: number | null
}

const step = fc.record({
  who: fc.integer({ min: 0, max: 2 }),
  isStale: fc.boolean(),
  sends: fc.array(fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5', 'c6'), { maxLength: 2 }),
  idleAt: fc.option(fc.option(fc.integer({ min: NOON, max: NOON + 5 })), { nil: undefined }),
  score: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined, freq: 4 }),
  episode: fc.integer({ min: 1, max: 3 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

export function tellModelStories(store: () => ConversationStore): void {
  it('holds after any history exactly what was taken, and of what was refused nothing', async () => {
    const play = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      const shoppers = [0, 1, 2].map(() => randomUUID())
      const begun = await Promise.all(shoppers.map(shopper => store().open(fresh(shopper))))
      const all: Expected[] = begun.map(now => ({ now, sent: [], rated: new Map(), idleAt: null }))
      for (const each of steps) await take(store(), all[each.who]!, begun[each.who]!, each)
      for (const each of all) await compare(store(), each)
    })

    await fc.assert(play, { numRuns: 40 })
  })
}

async function take(store: ConversationStore, expected: Expected, first: Conversation, step: Step): Promise<void> {
  const before = step.isStale ? first : expected.now
  const committing = store.commit(
    before,
    change(before, {
      episode: step.episode,
      messages: step.sends.map(id => fromShopper(id, id)),
      ...(step.idleAt === undefined ? {} : { timers: [{ kind: 'idle', dueAt: step.idleAt }] }),
      ...(step.score === undefined ? {} : { rating: { score: step.score, reasons: [], comment: '', agentId: null } }),
    }),
  )
  const refusals = [
    ...(before.version === expected.now.version ? [] : ['STALE_VERSION']),
    ...(new Set([...expected.sent, ...step.sends]).size === expected.sent.length + step.sends.length
      ? []
      : ['IDEMPOTENCY_CONFLICT']),
    ...(step.score !== undefined && expected.rated.has(step.episode) ? ['ALREADY_RATED'] : []),
  ]
  if (refusals.length > 0) {
    expect(refusals).toContain(await codeOfFailure(committing))
    return
  }
  expected.now = (await committing).conversation
  expected.sent.push(...step.sends)
  if (step.idleAt !== undefined) expected.idleAt = step.idleAt
  if (step.score !== undefined) expected.rated.set(step.episode, step.score)
}

async function compare(store: ConversationStore, { now, sent, rated, idleAt }: Expected): Promise<void> {
  const stored = await store.messages(now.id, 0, 1_000)
  expect(stored.map(each => [each.seq, each.clientMessageId])).toEqual(sent.map((id, i) => [i + 1, id]))
  expect(await store.read(now.id)).toEqual(now)
  expect(now.head).toBe(sent.length)
  expect(await store.lastRating(now.id)).toBe(rated.get(Math.max(...rated.keys())) ?? null)
  const timers = (await store.dueTimers(NOON + 10, 1_000)).filter(each => each.conversationId === now.id)
  expect(timers.map(each => each.dueAt)).toEqual(idleAt === null ? [] : [idleAt])
}
