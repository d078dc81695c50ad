import mongoose from 'mongoose'
import type { ConversationDocument } from '../../../server/store/mongo/documents/conversation-documents.ts'
import { NEVER } from '../../../server/store/mongo/documents/shape.ts'
import { standingOf } from '../../../server/store/mongo/standing.ts'
import { openDeskDatabase } from '../../support/desks-on-mongo.ts'
import { storedInMongo } from '../../support/stored-rows.ts'
import { CLIENTS_AT_ONCE, type ClusterStore } from './cluster-store.ts'
import { gapsIn } from './gaps-in.ts'

export async function openStoreOnMongo(dataDir: string): Promise<ClusterStore> {
  const { uri, kind, release } = await openDeskDatabase(dataDir)
  const client = await new mongoose.mongo.MongoClient(uri).connect()
  const conversations = client.db().collection('conversations')
  const stored = storedInMongo(uri)
  return {
    name: kind === 'stand-in' ? 'the tests’ stand-in for MongoDB' : 'MongoDB',
    nameOf: stage => `${stage} (MongoDB)`,
    env: { STORE: 'mongo', MONGODB_URI: uri },
    // The stand-in is one process of JavaScript that looks through all documents.
    clientsAtOnce: kind === 'stand-in' ? CLIENTS_AT_ONCE / 4 : CLIENTS_AT_ONCE,
    stored,
    async letTimersBeDue() {
      for (const { _id, timers } of await conversations.find({}).toArray()) {
        const due = (timers as { kind: string; dueAt: number }[]).map(each =>
          each.kind === 'waitingLong' ? { ...each, dueAt: 1 } : each,
        )
        if (due.length > 0) await conversations.updateOne({ _id }, { $set: { timers: due, dueAt: 1 } })
      }
    },
    countDueTimers: () => conversations.countDocuments({ dueAt: { $lte: Date.now() } }),
    async check() {
      const messages = await stored.messages()
      const counts = new Map<string, number>()
      for (const { conversationId } of messages) counts.set(conversationId, (counts.get(conversationId) ?? 0) + 1)
      const all = await conversations.find<ConversationDocument>({}).toArray()
      return [...gapsIn(messages), ...all.flatMap(each => astrayIn(each, counts.get(each._id) ?? 0))]
    },
    async close() {
      await client.close()
      await release(true)
    },
  }
}

/** What a conversation says of itself, against its messages and its state. */
function astrayIn({ _id, head, state, timers, dueAt, ...row }: ConversationDocument, messages: number): string[] {
  const { line, owner, since } = standingOf(state)
  const isStanding = row.line === line && row.owner === owner && row.since === since
  return [
    ...(head === messages ? [] : [`${_id}: the head is ${head}, there are ${messages} messages`]),
    ...(isStanding ? [] : [`${_id}: it is ${state.status}, and stands elsewhere`]),
    ...(dueAt === Math.min(NEVER, ...timers.map(each => each.dueAt)) ? [] : [`${_id}: it is due at another time`]),
    ...(state.status === 'withAgent' && !timers.some(({ kind }) => kind === 'idle')
      ? [`${_id}: it is with an agent without a timer`]
      : []),
  ]
}
