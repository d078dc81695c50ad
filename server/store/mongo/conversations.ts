import type { Conversation } from '../../conversation/conversation.ts'
import type { ConversationStore, Timer } from '../conversation-store.ts'
import { createBesideMessages } from './beside-messages.ts'
import type { Collections } from './collections.ts'
import { createCommit } from './commit-change.ts'
import type { ConversationDocument, DoorDocument } from './documents/conversation-documents.ts'
import { NEVER } from './documents/shape.ts'
import type { Filing } from './filing.ts'
import { createMessageReads } from './messages.ts'
import { createOutbox } from './outbox.ts'
import { createQuestions } from './questions.ts'
import { LINES_OF_WAITING, standingOf, WITH_AGENT } from './standing.ts'
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
  const { conversations, doors } = collections

  async function read(id: string): Promise<Conversation | null> {
    const found = await steady(() =>
      conversations.collection.findOne<ConversationFields>({ _id: id as never }, { projection: CONVERSATION_FIELDS }),
    )
    return found === null ? null : toConversation(found)
  }

  /** `order`: as an index has it behind what is asked for, so that nothing has to be sorted. */
  async function list(filter: object, order: Record<string, 1>): Promise<Conversation[]> {
    const found = await steady(() =>
      conversations.collection
        .find<ConversationFields>(filter, { projection: CONVERSATION_FIELDS, sort: order })
        .toArray(),
    )
    return found.map(toConversation)
  }

  /** @returns the one there is, or a new one for the conversation `fresh`. */
  async function throughDoor(_id: string, fresh: string): Promise<DoorDocument> {
    const door = await steady(() =>
      upserting(() =>
        doors
          .findOneAndUpdate(
            { _id },
            { $setOnInsert: { conversation: fresh } },
            { upsert: true, returnDocument: 'after' },
          )
          .lean<DoorDocument>(),
      ),
    )
    return door!
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
      const found = await steady(() =>
        conversations.collection.findOne<ConversationFields>(
          { shopperId, channel },
          { projection: CONVERSATION_FIELDS },
        ),
      )
      if (found !== null) return toConversation(found)
      const door = await throughDoor(`${channel}:${shopperId}`, id)
      const fresh: Omit<ConversationDocument, '_id'> = {
        ...{ channel, shopperId, locale, state, createdAt: at, updatedAt: at, ...standingOf(state) },
        place: nextPlace(),
        ...{ epoch: 1, version: 1, head: 0, episode: 1 },
        ...{ timers: [], dueAt: NEVER, pending: [], pendingSince: NEVER, commits: [] },
      }
      const made = await steady(() =>
        upserting(() =>
          conversations
            .findOneAndUpdate(
              { _id: door.conversation },
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
    waiting: () => list({ line: { $in: LINES_OF_WAITING } }, { line: 1, since: 1, place: 1 }),
    ownedBy: agentId => list({ owner: agentId }, { since: 1, place: 1 }),
    withAgents: () => list({ line: WITH_AGENT }, { since: 1, place: 1 }),
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
        conversations.collection
          .find<Pick<ConversationDocument, '_id' | 'timers'>>(
            { dueAt: { $lte: now } },
            { projection: { timers: 1 }, sort: { dueAt: 1 }, limit },
          )
          .toArray(),
      )
      const due = found.flatMap(({ _id, timers }) =>
        timers.filter(each => each.dueAt <= now).map((each): Timer => ({ conversationId: _id, ...each })),
      )
      return due.sort((a, b) => a.dueAt - b.dueAt).slice(0, limit)
    },
    async isTimerSet({ conversationId, kind, dueAt }) {
      const found = await steady(() =>
        conversations.findOne({ _id: conversationId }, { timers: 1 }).lean<Pick<ConversationDocument, 'timers'>>(),
      )
      return found?.timers.some(each => each.kind === kind && each.dueAt === dueAt) === true
    },
  }
}
