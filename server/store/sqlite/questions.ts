import type Database from 'better-sqlite3'
import type { ConversationStore, NewMessage, Question } from '../conversation-store.ts'
import type { GroupCommit } from './group-commit.ts'

interface QuestionRow {
  conversationId: string
  seq: number
  at: number
  text: string
  more: string
  is_helpful: number | null
  chosen: string | null
}

/** Notes where the questions are, in the transaction of the message; texts stay in one place. */
export function createNoteQuestion(writer: Database.Database) {
  const insert = writer.prepare('INSERT INTO questions (at, conversation, seq) VALUES (?, ?, ?)')
  return function noteQuestion(conversation: number, seq: number, { from, bot, at }: NewMessage): void {
    if (from === 'shopper' && bot !== undefined) insert.run(at, conversation, seq)
  }
}

export function createQuestions(
  writer: Database.Database,
  reader: Database.Database,
  group: GroupCommit,
): Pick<ConversationStore, 'questions' | 'dismissMissed' | 'dismissedMissed'> {
  // A judgement belongs to the question before it, up to the shopper's next message.
  const select = (where: string) => `
    SELECT c.id AS conversationId, q.seq, q.at, m.text, m.more, (
      SELECT f.is_helpful FROM feedback f
      WHERE f.conversation = q.conversation AND f.seq > q.seq AND f.seq < coalesce((
        SELECT n.seq FROM messages n
        WHERE n.conversation = q.conversation AND n.seq > q.seq AND n.sender = 'shopper' ORDER BY n.seq LIMIT 1
      ), 9e15)
      ORDER BY f.at DESC, f.seq DESC LIMIT 1
    ) AS is_helpful, (
      SELECT json_extract(n.more, '$.choiceId') FROM messages n
      WHERE n.conversation = q.conversation AND n.seq > q.seq AND n.sender = 'shopper' ORDER BY n.seq LIMIT 1
    ) AS chosen
    FROM questions q
    JOIN conversations c ON c.key = q.conversation
    JOIN messages m ON m.conversation = q.conversation AND m.seq = q.seq
    WHERE ${where} ORDER BY q.at DESC, q.conversation DESC, q.seq DESC LIMIT ?`
  const newest = reader.prepare<[number, number], QuestionRow>(select('q.at >= ?'))
  const older = reader.prepare<[number, number, string, number, number], QuestionRow>(
    select('q.at >= ? AND (q.at, q.conversation, q.seq) < (?, (SELECT key FROM conversations WHERE id = ?), ?)'),
  )
  const dismiss = writer.prepare(
    'INSERT INTO missed_dismissals (key, text, by, at) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING',
  )
  const dismissals = reader.prepare<[], { key: string; text: string }>(
    'SELECT key, text FROM missed_dismissals ORDER BY at, key',
  )

  return {
    async questions(since, limit, before) {
      const rows =
        before === undefined
          ? newest.all(since, limit)
          : older.all(since, before.at, before.conversationId, before.seq, limit)
      return rows.map(toQuestion)
    },
    dismissMissed: ({ key, text }, by, at) => group.write(() => void dismiss.run(key, text, by, at)),
    async dismissedMissed() {
      return dismissals.all()
    },
  }
}

function toQuestion({ conversationId, seq, at, text, more, is_helpful, chosen }: QuestionRow): Question {
  const { bot } = JSON.parse(more) as Required<Pick<NewMessage, 'bot'>>
  const isHelpful = is_helpful === null ? null : is_helpful === 1
  return { conversationId, seq, at, text, bot, isHelpful, ...(chosen === null ? {} : { chosenId: chosen }) }
}
