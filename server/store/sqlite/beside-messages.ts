import type Database from 'better-sqlite3'
import { DeskError } from '../../errors.ts'
import type { ConversationStore, Note } from '../conversation-store.ts'
import type { GroupCommit } from './group-commit.ts'

type BesideMessages = Pick<
  ConversationStore,
  'markRead' | 'readMark' | 'addNote' | 'notes' | 'lastRating' | 'saveFeedback' | 'closedSince' | 'recentJoins'
>

/** What is kept about a conversation and never changes what it is: read marks, notes, judgements, counts. */
export function createBesideMessages(
  writer: Database.Database,
  reader: Database.Database,
  group: GroupCommit,
): BesideMessages {
  const keyOf = writer.prepare<[string], number>('SELECT key FROM conversations WHERE id = ?').pluck()
  function requireKey(conversationId: string): number {
    const key = keyOf.get(conversationId)
    if (key === undefined) throw new DeskError('NOT_FOUND', `no conversation ${conversationId}`)
    return key
  }

  const insertMark = writer.prepare(
    `INSERT INTO read_marks (conversation, reader, seq) VALUES (?, ?, ?)
     ON CONFLICT (conversation, reader) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > seq`,
  )
  const mark = reader
    .prepare<[string, string], number>(
      'SELECT seq FROM read_marks WHERE conversation = (SELECT key FROM conversations WHERE id = ?) AND reader = ?',
    )
    .pluck()
  const insertNote = writer.prepare(
    `INSERT INTO notes (id, conversation, agent_id, at, text, kind) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  )
  const notes = reader.prepare<[string], Omit<Note, 'kind'> & { kind: string }>(
    `SELECT n.id, c.id AS conversationId, n.agent_id AS agentId, n.at, n.text, n.kind
     FROM conversations c JOIN notes n ON n.conversation = c.key WHERE c.id = ? ORDER BY n.at, n.place`,
  )
  const lastRating = reader
    .prepare<[string], number>(
      `SELECT score FROM ratings WHERE conversation = (SELECT key FROM conversations WHERE id = ?)
       ORDER BY episode DESC LIMIT 1`,
    )
    .pluck()
  const insertFeedback = writer.prepare(
    `INSERT INTO feedback (conversation, seq, is_helpful, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (conversation, seq) DO UPDATE SET is_helpful = excluded.is_helpful, at = excluded.at`,
  )
  const closes = reader
    .prepare<[string, number], number>('SELECT count(*) FROM closes WHERE agent_id = ? AND at >= ?')
    .pluck()
  const joins = reader
    .prepare<[string, number], number>('SELECT at FROM joins WHERE desk = ? ORDER BY at DESC, place DESC LIMIT ?')
    .pluck()

  return {
    markRead: (conversationId, who, seq) =>
      group.write(() => void insertMark.run(requireKey(conversationId), who, seq)),
    async readMark(conversationId, who) {
      return mark.get(conversationId, who) ?? 0
    },
    addNote: note =>
      group.write(
        () =>
          void insertNote.run(
            note.id,
            requireKey(note.conversationId),
            note.agentId,
            note.at,
            note.text,
            note.kind ?? 'note',
          ),
      ),
    async notes(conversationId) {
      return notes.all(conversationId).map(({ kind, ...note }): Note => (kind === 'whisper' ? { ...note, kind } : note))
    },
    async lastRating(conversationId) {
      return lastRating.get(conversationId) ?? null
    },
    saveFeedback: (conversationId, seq, isHelpful, at) =>
      group.write(() => void insertFeedback.run(requireKey(conversationId), seq, Number(isHelpful), at)),
    async closedSince(agentId, since) {
      return closes.get(agentId, since) ?? 0
    },
    async recentJoins(desk, limit) {
      return joins.all(desk, limit)
    },
  }
}
