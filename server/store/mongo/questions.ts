import type { ConversationStore, Question } from '../conversation-store.ts'
import type { Collections } from './collections.ts'
import type { FeedbackDocument, MessageDocument, QuestionDocument } from './documents/conversation-documents.ts'
import { inOrder } from './documents/shape.ts'
import type { Filing } from './filing.ts'
import { questionId } from './pending-rows.ts'
import type { Steady } from './steady.ts'
import { isDuplicate } from './storage-fault.ts'

/** Conversations that are read at a time. */
const MOST_CONVERSATIONS = 100

type Written = Pick<MessageDocument, 'conversation' | 'seq' | 'text' | 'bot' | 'choiceId'>

export function createQuestions(
  { questions, messages, feedback, dismissals }: Collections,
  steady: Steady,
  filing: Filing,
): Pick<ConversationStore, 'questions' | 'dismissMissed' | 'dismissedMissed'> {
  async function written(conversations: readonly string[]): Promise<Map<string, Written[]>> {
    const found = await steady(() =>
      messages
        .find(
          { conversation: { $in: conversations }, from: 'shopper' },
          { conversation: 1, seq: 1, text: 1, bot: 1, choiceId: 1 },
        )
        .sort({ conversation: 1, seq: 1 })
        .lean<Written[]>(),
    )
    return byConversation(found)
  }

  async function judged(conversations: readonly string[]): Promise<Map<string, FeedbackDocument[]>> {
    const found = await steady(() => feedback.find({ conversation: { $in: conversations } }).lean<FeedbackDocument[]>())
    return byConversation(found)
  }

  return {
    async questions(since, limit, before) {
      await filing.finishAll()
      const order = {
        $gte: inOrder(since),
        ...(before === undefined ? {} : { $lt: questionId(before.at, before.conversationId, before.seq) }),
      }
      const rows = await steady(() =>
        questions.find({ _id: order }).sort({ _id: -1 }).limit(limit).lean<QuestionDocument[]>(),
      )
      const found = new Map<QuestionDocument, Question>()
      const conversations = [...new Set(rows.map(each => each.conversation))]
      for (let i = 0; i < conversations.length; i += MOST_CONVERSATIONS) {
        const some = conversations.slice(i, i + MOST_CONVERSATIONS)
        const [texts, judgements] = await Promise.all([written(some), judged(some)])
        for (const row of rows) {
          const question = toQuestion(row, texts.get(row.conversation) ?? [], judgements.get(row.conversation) ?? [])
          if (question !== null) found.set(row, question)
        }
      }
      return rows.flatMap(row => found.get(row) ?? [])
    },
    async dismissMissed({ key, text }, by, at) {
      await steady(async () => {
        try {
          await dismissals.collection.insertOne({ _id: key as never, text, by, at })
        } catch (error) {
          if (!isDuplicate(error)) throw error
        }
      })
    },
    async dismissedMissed() {
      const found = await steady(() => dismissals.find().sort({ at: 1, _id: 1 }).lean())
      return found.map(({ _id: key, text }) => ({ key, text }))
    },
  }
}

/** A judgement belongs to the question before it, up to the shopper's next message; the last word counts. */
function toQuestion(
  { conversation: conversationId, seq, at }: QuestionDocument,
  texts: readonly Written[],
  judgements: readonly FeedbackDocument[],
): Question | null {
  const place = texts.findIndex(each => each.seq === seq)
  const own = texts[place]
  if (own?.bot === undefined) return null
  const next = texts[place + 1]
  const [judgement] = judgements
    .filter(each => each.seq > seq && each.seq < (next?.seq ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => b.at - a.at || b.seq - a.seq)
  const isHelpful = judgement?.isHelpful ?? null
  const chosen = next?.choiceId === undefined ? {} : { chosenId: next.choiceId }
  return { conversationId, seq, at, text: own.text, bot: own.bot, isHelpful, ...chosen }
}

function byConversation<Row extends { readonly conversation: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const others = found.get(row.conversation)
    if (others === undefined) found.set(row.conversation, [row])
    else others.push(row)
  }
  return found
}
