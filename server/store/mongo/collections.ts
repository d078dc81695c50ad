import type { Connection, Model, Schema } from 'mongoose'
import {
  conversationSchema,
  dismissalSchema,
  doorSchema,
  feedbackSchema,
  messageSchema,
  noteSchema,
  outboxSchema,
  probeSchema,
  questionSchema,
  readMarkSchema,
} from './documents/conversation-documents.ts'
import {
  breachSchema,
  caseSchema,
  closeSchema,
  joinSchema,
  ratingSchema,
  replySchema,
  workSchema,
} from './documents/day-documents.ts'
import {
  agentSchema,
  attachmentSchema,
  presenceSchema,
  sessionSchema,
  shopperSchema,
} from './documents/people-documents.ts'

export type Collections = ReturnType<typeof createCollections>

/** One model a collection, under the collection's own name. */
export function createCollections(connection: Connection) {
  const model = <Row>(name: string, schema: Schema<Row>): Model<Row> =>
    connection.model<Row>(name, schema as Schema<Row, Model<Row>>, name)
  return {
    conversations: model('conversations', conversationSchema),
    doors: model('doors', doorSchema),
    messages: model('messages', messageSchema),
    outbox: model('outbox', outboxSchema),
    questions: model('questions', questionSchema),
    notes: model('notes', noteSchema),
    readMarks: model('read_marks', readMarkSchema),
    feedback: model('feedback', feedbackSchema),
    dismissals: model('missed_dismissals', dismissalSchema),
    probe: model('probe', probeSchema),
    work: model('work', workSchema),
    ratings: model('ratings', ratingSchema),
    breaches: model('breaches', breachSchema),
    replies: model('replies', replySchema),
    joins: model('joins', joinSchema),
    closes: model('closes', closeSchema),
    cases: model('cases', caseSchema),
    agents: model('agents', agentSchema),
    sessions: model('sessions', sessionSchema),
    presences: model('presences', presenceSchema),
    shoppers: model('shoppers', shopperSchema),
    attachments: model('attachments', attachmentSchema),
  }
}
