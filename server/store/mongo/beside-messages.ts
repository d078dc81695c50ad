import { DeskError } from '../../errors.ts'
import type { ConversationStore, Note } from '../conversation-store.ts'
import type { ConversationNeeds } from './conversations.ts'
import { upserting } from './steady.ts'
import { isDuplicate } from './storage-fault.ts'

type BesideMessages = Pick<
  ConversationStore,
  'markRead' | 'readMark' | 'addNote' | 'notes' | 'lastRating' | 'saveFeedback' | 'closedSince' | 'recentJoins'
>

/** What is kept about a conversation and never changes what it is: read marks, notes, judgements, counts. */
export function createBesideMessages({ collections, steady, filing, nextPlace }: ConversationNeeds): BesideMessages {
  const { conversations, readMarks, notes, ratings, feedback, closes, joins } = collections
  const markId = (conversationId: string, reader: string) => `${conversationId}:${reader}`

  async function require(conversationId: string): Promise<void> {
    const found = await steady(() => conversations.findById(conversationId, { _id: 1 }).lean())
    if (found === null) throw new DeskError('NOT_FOUND', `no conversation ${conversationId}`)
  }

  return {
    async markRead(conversationId, reader, seq) {
      await require(conversationId)
      const _id = markId(conversationId, reader)
      await steady(() => upserting(() => readMarks.updateOne({ _id }, { $max: { seq } }, { upsert: true })))
    },
    async readMark(conversationId, reader) {
      const found = await steady(() => readMarks.findById(markId(conversationId, reader)).lean())
      return found?.seq ?? 0
    },
    async addNote({ id, conversationId, agentId, at, text, kind = 'note' }) {
      await require(conversationId)
      const row = { _id: id as never, conversation: conversationId, agentId, at, place: nextPlace(), text, kind }
      await steady(async () => {
        try {
          await notes.collection.insertOne(row)
        } catch (error) {
          if (!isDuplicate(error)) throw error
        }
      })
    },
    async notes(conversationId) {
      const found = await steady(() => notes.find({ conversation: conversationId }).sort({ at: 1, place: 1 }).lean())
      return found.map(({ _id: id, agentId, at, text, kind }): Note => {
        const note = { id, conversationId, agentId, at, text }
        return kind === 'whisper' ? { ...note, kind } : note
      })
    },
    async lastRating(conversationId) {
      await filing.finish(conversationId)
      const found = await steady(() =>
        ratings.findOne({ conversation: conversationId }, { score: 1 }).sort({ episode: -1 }).lean(),
      )
      return found?.score ?? null
    },
    async saveFeedback(conversationId, seq, isHelpful, at) {
      await require(conversationId)
      const set = { conversation: conversationId, seq, isHelpful, at }
      await steady(() =>
        upserting(() => feedback.updateOne({ _id: `${conversationId}:${seq}` }, { $set: set }, { upsert: true })),
      )
    },
    async closedSince(agentId, since) {
      await filing.settled()
      return steady(() => closes.countDocuments({ agentId, at: { $gte: since } }))
    },
    async recentJoins(desk, limit) {
      await filing.settled()
      const found = await steady(() => joins.find({ desk }, { at: 1 }).sort({ at: -1 }).limit(limit).lean())
      return found.map(each => each.at)
    },
  }
}
