import type { ExportedName, ExportedRows } from '../exported-rows.ts'
import { type ConversationRow, conversationColumns, toConversation } from './conversation-row.ts'
import { type MessageRow, toMessage } from './messages.ts'

interface Source<Row> {
  readonly table: string
  /** All rows, in an order that is always the same. */
  readonly sql: string
  readonly toRow: (row: never) => Row
}

const inConversation = (table: string, columns: string, order: string) =>
  `SELECT c.id AS conversationId, ${columns} FROM ${table} t CROSS JOIN conversations c ON c.key = t.conversation ORDER BY ${order}`

/** Where everything stands that is worth keeping. What the file keeps for its own speed is made anew elsewhere. */
export const SOURCES: { readonly [Name in ExportedName]: Source<ExportedRows[Name]> } = {
  agents: {
    table: 'agents',
    sql: `SELECT id, login, password_hash AS passwordHash, name, number, role, desks, capacity, is_disabled AS isDisabled,
        created_at AS createdAt, rowid AS place, rowid = (SELECT min(rowid) FROM agents) AS isFirst
      FROM agents ORDER BY rowid`,
    toRow: ({ desks, isDisabled, isFirst, ...row }: Raw<'agents', 'desks' | 'isDisabled' | 'isFirst'>) => ({
      ...row,
      desks: JSON.parse(desks as string) as string[],
      isDisabled: isDisabled === 1,
      isFirst: isFirst === 1,
    }),
  },
  sessions: {
    table: 'sessions',
    sql: `SELECT token_hash AS tokenHash, agent_id AS agentId, created_at AS createdAt, last_used_at AS lastUsedAt,
        expires_at AS expiresAt, device FROM sessions ORDER BY token_hash`,
    toRow: ({ device, ...row }: Raw<'sessions', 'device'>) =>
      device === null ? row : { ...row, device: device as string },
  },
  presences: {
    table: 'presences',
    sql: `SELECT agent_id AS agentId, status, lease_until AS leaseUntil, idle_since AS idleSince
      FROM presences ORDER BY agent_id`,
    toRow: asItIs,
  },
  shoppers: {
    table: 'shoppers',
    sql: `SELECT id, token_hash AS tokenHash, locale, page, first_seen_at AS firstSeenAt, last_seen_at AS lastSeenAt,
        CASE WHEN identity_id IS NULL THEN NULL ELSE json_object('id', identity_id, 'name', name, 'tier', tier) END AS identity
      FROM shoppers ORDER BY rowid`,
    toRow: ({ identity, ...row }: Raw<'shoppers', 'identity'>) =>
      identity === null ? row : { ...row, identity: JSON.parse(identity as string) },
  },
  attachments: {
    table: 'attachments',
    sql: 'SELECT id, shopper_id AS shopperId, name, type, size, width, height, at FROM attachments ORDER BY rowid',
    toRow: asItIs,
  },
  conversations: {
    table: 'conversations',
    sql: `SELECT ${conversationColumns}, key AS place, (
          SELECT json_group_array(json_object('kind', kind, 'dueAt', due_at))
          FROM (SELECT kind, due_at FROM timers WHERE conversation = key ORDER BY kind)
        ) AS timers
      FROM conversations ORDER BY key`,
    toRow: (row: ConversationRow & { place: number; timers: string }) => ({
      ...toConversation(row),
      place: row.place,
      timers: JSON.parse(row.timers),
    }),
  },
  messages: {
    table: 'messages',
    sql: inConversation('messages', 'seq, t.id, sender, at, client_message_id, text, more', 't.rowid'),
    toRow: (row: MessageRow & { conversationId: string }) => ({
      conversationId: row.conversationId,
      ...toMessage(row),
    }),
  },
  outbox: {
    table: 'outbox',
    sql: inConversation(
      'outbox',
      `t.id, t.channel, t.shopper_id AS shopperId, payload, due_at AS dueAt, ready_at AS readyAt, t.state, attempts, error,
        row_number() OVER (PARTITION BY t.conversation ORDER BY t.place) - 1 AS place`,
      't.place',
    ),
    toRow: asItIs,
  },
  questions: {
    table: 'questions',
    sql: inConversation('questions', 'seq, at', 'at, t.conversation, seq'),
    toRow: asItIs,
  },
  notes: {
    table: 'notes',
    sql: inConversation('notes', 't.id, agent_id AS agentId, at, text, kind, place', 'place'),
    toRow: ({ kind, ...row }: Raw<'notes', 'kind'>) => (kind === 'whisper' ? { ...row, kind } : row),
  },
  readMarks: {
    table: 'read_marks',
    sql: inConversation('read_marks', 'reader, seq', 't.conversation, reader'),
    toRow: asItIs,
  },
  feedback: {
    table: 'feedback',
    sql: inConversation('feedback', 'seq, is_helpful AS isHelpful, at', 't.conversation, seq'),
    toRow: ({ isHelpful, ...row }: Raw<'feedback', 'isHelpful'>) => ({ ...row, isHelpful: isHelpful === 1 }),
  },
  dismissals: {
    table: 'missed_dismissals',
    sql: 'SELECT key, text, by, at FROM missed_dismissals ORDER BY key',
    toRow: asItIs,
  },
  work: {
    table: 'work',
    sql: inConversation(
      'work',
      `t.id, kind, contact, text, desk, at, due_at AS dueAt, t.state, promised_by AS promisedBy, taken_by AS takenBy, note,
        done_at AS doneAt`,
      't.rowid',
    ),
    toRow: asItIs,
  },
  ratings: {
    table: 'ratings',
    sql: inConversation(
      'ratings',
      'c.channel, t.episode, score, reasons, comment, agent_id AS agentId, at',
      't.conversation, t.episode',
    ),
    toRow: ({ reasons, ...row }: Raw<'ratings', 'reasons'>) => ({ ...row, reasons: JSON.parse(reasons as string) }),
  },
  breaches: {
    table: 'breaches',
    sql: inConversation('breaches', 'place, desk, agent_id AS agentId, at', 'place'),
    toRow: asItIs,
  },
  replies: {
    table: 'replies',
    sql: `SELECT place, desk, agent_id AS agentId, at, took_ms AS tookMs, is_late AS isLate FROM replies ORDER BY place`,
    toRow: ({ isLate, ...row }: Raw<'replies', 'isLate'>) => ({ ...row, isLate: isLate === 1 }),
  },
  joins: {
    table: 'joins',
    sql: 'SELECT place, desk, at, waited_ms AS waitedMs FROM joins ORDER BY place',
    toRow: asItIs,
  },
  closes: {
    table: 'closes',
    sql: 'SELECT place, agent_id AS agentId, at FROM closes ORDER BY place',
    toRow: asItIs,
  },
  cases: {
    table: 'cases',
    sql: inConversation(
      'cases',
      't.episode, case_number AS caseNumber, agent_id AS agentId, human_asks AS humanAsks, at',
      't.conversation, t.episode',
    ),
    toRow: asItIs,
  },
}

export const EXPORTED_NAMES = Object.keys(SOURCES) as ExportedName[]

/** As SQLite gives it: some columns are still text, numbers for yes and no, or null for nothing. */
type Raw<Name extends ExportedName, Column extends keyof ExportedRows[Name]> = Omit<ExportedRows[Name], Column> &
  Record<Column, unknown>

function asItIs<Row>(row: Row): Row {
  return row
}
