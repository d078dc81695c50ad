import type { Conversation } from '../../conversation/conversation.ts'
import type { ConversationStore, Timer } from '../conversation-store.ts'
import { createBesideMessages } from './beside-messages.ts'
import type { Collections } from './collections.ts'
import { createCommit } from './commit-change.ts'
import type { ConversationDocument } from './documents/conversation-documents.ts'
import { NEVER } from './documents/shape.ts'
import type { Filing } from './filing.ts'
import { createMessageReads } from './messages.ts'
import { createOutbox } from './outbox.ts'
import { createQuestions } from './questions.ts'
import { standingOf, WITH_AGENT } from './standing.ts'
import { type Steady, upserting } from './steady.ts'
import { CONVERSATION_FIELDS, type ConversationFields, toConversation } from './to-conversation.ts'

export interface ConversationNeeds {
  readonly collections: Collections
  readonly steady: Steady
  readonly filing: Filing
  readonly nextPlace: () => number
  readonly reach: (point: 'beforeCommit' | 'afterCommit' | 'inOutbox') => void
}

/** All reads see what is on the disks of most members, so those for decisions are durable as well. */
export function createConversations(needs: ConversationNeeds): ConversationStore {
  const { collections, steady, filing, nextPlace, reach } = needs
  const { conversations } = collections

  async function read(id: string): Promise<Conversation | null> {
    const found = await steady(() => conversations.findById(id, CONVERSATION_FIELDS).lean<ConversationFields | null>())
    return found === null ? null : toConversation(found)
  }

  async function list(filter: object): Promise<Conversation[]> {
    const found = await steady(() =>
      conversations
        .find(filter, CONVERSATION_FIELDS)
        .sort({ line: 1, since: 1, place: 1 })
        .lean<ConversationFields[]>(),
    )
    return found.map(toConversation)
  }

  return {
    showsBegun: false,
    ...createMessageReads(collections, steady, filing),
    ...createBesideMessages(needs),
    ...createOutbox(needs),
    ...createQuestions(collections, steady, filing),
    commit: createCommit(collections, steady, filing, reach),
    conversation: read,
    read,
    async open({ id, channel, shopperId, locale, state, at }) {
      const key = { shopperId, channel }
      const found = await steady(() =>
        conversations.findOne(key, CONVERSATION_FIELDS).lean<ConversationFields | null>(),
      )
      if (found !== null) return toConversation(found)
      const fresh: Omit<ConversationDocument, 'shopperId' | 'channel'> = {
        ...{ _id: id, locale, state, createdAt: at, updatedAt: at, ...standingOf(state), place: nextPlace() },
        ...{ epoch: 1, version: 1, head: 0, episode: 1 },
        ...{ timers: [], dueAt: NEVER, pending: [], pendingSince: NEVER, commits: [] },
      }
      const made = await steady(() =>
        upserting(() =>
          conversations
            .findOneAndUpdate(
              key,
              { $setOnInsert: fresh },
              {
                ...{ upsert: true, returnDocument: 'after', projection: CONVERSATION_FIELDS },
              },
            )
            .lean<ConversationFields>(),
        ),
      )
      return toConversation(made!)
    },
    waiting: () => list({ line: { $lte: 2 } }),
    ownedBy: agentId => list({ owner: agentId }),
    withAgents: () => list({ line: WITH_AGENT }),
    async loads() {
      const counted = await steady(() =>
        conversations.aggregate<{ _id: string; count: number }>([
          { $match: { line: WITH_AGENT } },
          { $group: { _id: '$owner', count: { $sum: 1 } } },
        ]),
      )
      return new Map(counted.map(({ _id, count }) => [_id, count]))
    },
    async dueTimers(now, limit) {
      const found = await steady(() =>
        conversations
          .find({ dueAt: { $lte: now } }, { timers: 1 })
          .sort({ dueAt: 1 })
          .limit(limit)
          .lean(),
      )
      const due = found.flatMap(({ _id, timers }) =>
        timers.filter(each => each.dueAt <= now).map((each): Timer => ({ conversationId: _id, ...each })),
      )
      return due.sort((a, b) => a.dueAt - b.dueAt).slice(0, limit)
    },
  }
}
