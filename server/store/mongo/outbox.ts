import type { ConversationStore, OutboxRow } from '../conversation-store.ts'
import type { ConversationNeeds } from './conversations.ts'
import type { OutboxDocument } from './documents/conversation-documents.ts'
import { NEVER } from './documents/shape.ts'

/** Rows looked at to find those that may go. */
const MOST_LOOKED_AT = 1_000

type Outbox = Pick<ConversationStore, 'claimOutbox' | 'outboxSent' | 'outboxRetry' | 'outboxDead' | 'nextDue'>

/**
 * A row that was sent stays for a while: were it gone, a commit that is copied a second time after a crash would bring
 * it back, and it would be sent again.
 */
export function createOutbox({ collections, steady, filing, reach }: ConversationNeeds): Outbox {
  const { outbox, conversations } = collections

  /** Live rows by the time at which they may go, up to `until`. */
  function live(until: number): Promise<OutboxDocument[]> {
    return steady(() =>
      outbox
        .find({ isLive: true, readyAt: { $lte: until } })
        .sort({ readyAt: 1, place: 1 })
        .limit(MOST_LOOKED_AT)
        .lean<OutboxDocument[]>(),
    )
  }

  /** One that waits or is being sent holds the others of its conversation. */
  async function isFirst({ _id, conversation }: OutboxDocument): Promise<boolean> {
    const first = await steady(() =>
      outbox.findOne({ conversation, isLive: true }, { _id: 1 }).sort({ place: 1 }).lean(),
    )
    return first?._id === _id
  }

  /** Of any number of nodes one takes it: each asks for the row as it has seen it. */
  async function take({ _id, readyAt, attempts }: OutboxDocument, leaseEnd: number): Promise<boolean> {
    const { matchedCount } = await steady(() =>
      outbox.updateOne(
        { _id, isLive: true, readyAt, attempts },
        { $set: { state: 'sending', readyAt: leaseEnd }, $inc: { attempts: 1 } },
      ),
    )
    return matchedCount === 1
  }

  return {
    async claimOutbox(now, leaseMs, limit) {
      await filing.settled()
      const taken: OutboxRow[] = []
      const seen = new Set<string>()
      for (const row of await live(now)) {
        if (taken.length === limit) break
        if (seen.has(row.conversation)) continue
        if (!(await isFirst(row))) continue
        seen.add(row.conversation)
        if (await take(row, now + leaseMs)) taken.push(toOutboxRow(row))
      }
      return taken
    },
    async outboxSent(id) {
      reach('inOutbox')
      await steady(() =>
        outbox.updateOne(
          { _id: id },
          { $set: { state: 'sent', isLive: false, readyAt: Date.now(), payload: 'null', error: null } },
        ),
      )
    },
    async outboxRetry(id, dueAt, error) {
      const set = { state: 'queued' as const, dueAt, readyAt: dueAt, error }
      await steady(() => outbox.updateOne({ _id: id, isLive: true }, { $set: set }))
    },
    async outboxDead(id, error) {
      const set = { state: 'dead' as const, isLive: false, readyAt: NEVER, error }
      await steady(() => outbox.updateOne({ _id: id, isLive: true }, { $set: set }))
    },
    async nextDue() {
      await filing.settled()
      const next = await steady(() => conversations.findOne({}, { dueAt: 1 }).sort({ dueAt: 1 }).lean())
      const times = next === null || next.dueAt === NEVER ? [] : [next.dueAt]
      for (const row of await live(NEVER)) {
        if (!(await isFirst(row))) continue
        times.push(row.readyAt)
        break
      }
      return times.length === 0 ? null : Math.min(...times)
    },
  }
}

function toOutboxRow({ _id: id, conversation, place, payload, ...row }: OutboxDocument): OutboxRow {
  const { channel, shopperId, dueAt, attempts } = row
  const sent = { payload: JSON.parse(payload) as unknown, dueAt, attempts }
  return { id, conversationId: conversation, order: place, channel, shopperId, ...sent }
}
