import type { Store } from '../../../server/store/store.ts'
import { NOON } from '../../contracts/store-samples.ts'
import { SHOPPERS } from './shop-of-everything.ts'

/** What a store tells of the shop through every read of its port. */
export async function everyReadOf({ conversations, people, work, day }: Store): Promise<unknown> {
  const ids = await Promise.all(Array.from({ length: SHOPPERS }, (_, i) => people.conversationIdsOf(`shopper-${i}`)))
  const each = ids.flat().map(async id => ({
    conversation: await conversations.read(id),
    messages: await conversations.messages(id, 0, 1_000),
    last: await conversations.lastMessages(id, 2),
    sent: await conversations.sent(id, 'c4'),
    unsent: await conversations.sent(id, 'c3'),
    marks: await Promise.all(['shopper', 'mei', 'lin'].map(reader => conversations.readMark(id, reader))),
    notes: await conversations.notes(id),
    rating: await conversations.lastRating(id),
  }))
  return {
    conversations: await Promise.all(each),
    waiting: await conversations.waiting(),
    owned: await conversations.ownedBy('mei'),
    withAgents: await conversations.withAgents(),
    loads: [...(await conversations.loads())],
    closed: await conversations.closedSince('mei', NOON),
    joins: await conversations.recentJoins('human', 5),
    questions: await conversations.questions(NOON, 100),
    dismissed: await conversations.dismissedMissed(),
    timers: await conversations.dueTimers(NOON * 2, 100),
    nextDue: await conversations.nextDue(),
    agents: await people.agents(),
    byLogin: await people.agentByLogin('MEI'),
    sessions: (await people.sessionsOf('mei')).sort((a, b) => (a.tokenHash < b.tokenHash ? -1 : 1)),
    presences: await people.presences(),
    shoppers: await Promise.all(ids.map((_, i) => people.shopperByToken(`h${i}`))),
    picture: await people.attachment('p1'),
    work: await work.pending(),
    counts: await day.countsSince(NOON),
    course: await day.courseOf(NOON, 60_000),
    period: await day.countsBetween(NOON, NOON * 2),
    ofCase: await day.caseOf('CASE-3'),
  }
}

/** All that waits to be sent, in order; takes it. */
export async function everySendOf({ conversations }: Store): Promise<unknown[]> {
  const sends: unknown[] = []
  for (;;) {
    const rows = await conversations.claimOutbox(NOON * 2, 1_000, 100)
    if (rows.length === 0) return sends
    const inOrder = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const { order: _, ...row } of inOrder) {
      sends.push(row)
      await conversations.outboxSent(row.id)
    }
  }
}
