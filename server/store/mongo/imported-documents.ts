import type { ExportedName, ExportedRows } from '../exported-rows.ts'
import type { ConversationDocument, OutboxDocument } from './documents/conversation-documents.ts'
import type { AgentDocument } from './documents/people-documents.ts'
import { NEVER } from './documents/shape.ts'
import { keyOf, messageId, questionId, ratingId } from './pending-rows.ts'
import { standingOf } from './standing.ts'

export type ImportedDocument = { readonly _id: string }

/** Rows without a name are known by their place there, so that one that comes twice is the same one. */
const ofPlace = (place: number) => `imported:${place}`

/** What the store itself would have written, had it been there from the start. */
export const DOCUMENTS: { readonly [Name in ExportedName]: (row: ExportedRows[Name]) => ImportedDocument } = {
  conversations: toConversationDocument,
  messages: ({ conversationId: conversation, ...message }) => ({
    ...{ _id: messageId(conversation, message.seq), conversation },
    key: message.clientMessageId === undefined ? `s:${message.seq}` : keyOf(message.clientMessageId),
    ...message,
  }),
  outbox: toOutboxDocument,
  questions: ({ conversationId: conversation, seq, at }) => ({
    ...{ _id: questionId(at, conversation, seq), conversation, seq, at },
  }),
  notes: ({ id: _id, conversationId: conversation, kind = 'note', ...note }) => ({ _id, conversation, kind, ...note }),
  readMarks: ({ conversationId, reader, seq }) => ({ _id: `${conversationId}:${reader}`, seq }),
  feedback: ({ conversationId: conversation, ...row }) => ({ _id: `${conversation}:${row.seq}`, conversation, ...row }),
  dismissals: ({ key: _id, ...row }) => ({ _id, ...row }),
  // Every step of a commit from now on is above 0.
  work: ({ id: _id, conversationId: conversation, ...row }) => ({ _id, conversation, ...row, step: 0 }),
  ratings: ({ conversationId: conversation, ...row }) => ({
    ...{ _id: ratingId(conversation, row.episode), conversation, ...row },
  }),
  breaches: ({ place, conversationId: conversation, ...row }) => ({ _id: ofPlace(place), conversation, ...row }),
  replies: ({ place, isLate, ...row }) => ({ _id: ofPlace(place), ...row, inTime: isLate ? 0 : 1 }),
  joins: ({ place, ...row }) => ({ _id: ofPlace(place), ...row }),
  closes: ({ place, ...row }) => ({ _id: ofPlace(place), ...row }),
  cases: ({ conversationId: conversation, episode, ...row }) => ({
    _id: `${conversation}:${episode}`,
    conversation,
    ...row,
  }),
  agents: ({ id: _id, isFirst, ...agent }) => ({
    ...({ _id, ...agent, loginKey: agent.login.toLowerCase(), rank: isFirst ? 'first' : _id } satisfies AgentDocument),
  }),
  sessions: ({ tokenHash: _id, ...session }) => ({ _id, ...session }),
  presences: ({ agentId: _id, ...row }) => ({ _id, ...row }),
  shoppers: ({ id: _id, ...shopper }) => ({ _id, ...shopper }),
  attachments: ({ id: _id, ...row }) => ({ _id, ...row }),
}

function toConversationDocument({ id, timers, ...row }: ExportedRows['conversations']): ConversationDocument {
  return {
    ...{ _id: id, ...row, ...standingOf(row.state) },
    ...{ timers: [...timers], dueAt: Math.min(NEVER, ...timers.map(each => each.dueAt)) },
    ...{ pending: [], pendingSince: NEVER, commits: [] },
  }
}

/** The places of a conversation's later sends begin at 1,000 times its version, which is above all that are there. */
function toOutboxDocument({ id, conversationId, readyAt, ...row }: ExportedRows['outbox']): OutboxDocument {
  return { _id: id, conversation: conversationId, ...row, readyAt: readyAt ?? NEVER, isLive: readyAt !== null }
}
