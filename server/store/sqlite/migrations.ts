import type { Migration } from './migrate.ts'

/** Never edit one that has been released: add the next. */
export const migrations: readonly Migration[] = [
  {
    name: 'conversations',
    sql: `
      -- queue_rank: 0–3 waiting by priority, 4 offline message, else null. owner: the agent while withAgent.
      CREATE TABLE conversations (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        channel TEXT NOT NULL,
        shopper_id TEXT NOT NULL,
        locale TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        version INTEGER NOT NULL,
        head INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        episode INTEGER NOT NULL,
        queue_rank INTEGER,
        owner TEXT,
        since INTEGER NOT NULL,
        state TEXT NOT NULL,
        UNIQUE (shopper_id, channel)
      ) STRICT;
      CREATE INDEX conversations_queue ON conversations (queue_rank, since) WHERE queue_rank IS NOT NULL;
      CREATE INDEX conversations_owner ON conversations (owner, since) WHERE owner IS NOT NULL;

      -- more: the optional fields, JSON. conversation: a key that the same transaction has just read; checking it again
      -- as a foreign key would cost every message a look-up.
      CREATE TABLE messages (
        conversation INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        id TEXT NOT NULL,
        sender TEXT NOT NULL,
        at INTEGER NOT NULL,
        client_message_id TEXT,
        text TEXT NOT NULL,
        more TEXT,
        PRIMARY KEY (conversation, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX messages_client_message_id ON messages (conversation, client_message_id)
        WHERE client_message_id IS NOT NULL;

      CREATE TABLE timers (
        conversation INTEGER NOT NULL REFERENCES conversations,
        kind TEXT NOT NULL,
        due_at INTEGER NOT NULL,
        PRIMARY KEY (conversation, kind)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX timers_due ON timers (due_at);

      -- ready_at: when it may be taken: due when queued, end of the lease while sending, null when dead.
      CREATE TABLE outbox (
        place INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        conversation INTEGER NOT NULL REFERENCES conversations,
        channel TEXT NOT NULL,
        shopper_id TEXT NOT NULL,
        payload TEXT NOT NULL,
        due_at INTEGER NOT NULL,
        ready_at INTEGER,
        state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'dead')),
        attempts INTEGER NOT NULL,
        error TEXT
      ) STRICT;
      CREATE INDEX outbox_ready ON outbox (ready_at) WHERE ready_at IS NOT NULL;
      CREATE INDEX outbox_line ON outbox (conversation, place) WHERE ready_at IS NOT NULL;

      CREATE TABLE ratings (
        conversation INTEGER NOT NULL REFERENCES conversations,
        episode INTEGER NOT NULL,
        score INTEGER NOT NULL,
        reasons TEXT NOT NULL,
        comment TEXT NOT NULL,
        agent_id TEXT,
        at INTEGER NOT NULL,
        PRIMARY KEY (conversation, episode)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE notes (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        conversation INTEGER NOT NULL REFERENCES conversations,
        agent_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        text TEXT NOT NULL
      ) STRICT;
      CREATE INDEX notes_conversation ON notes (conversation, at);

      CREATE TABLE read_marks (
        conversation INTEGER NOT NULL REFERENCES conversations,
        reader TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (conversation, reader)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE feedback (
        conversation INTEGER NOT NULL REFERENCES conversations,
        seq INTEGER NOT NULL,
        is_helpful INTEGER NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (conversation, seq)
      ) STRICT, WITHOUT ROWID;

      -- What honest waiting times and an agent's day are counted from.
      CREATE TABLE joins (
        place INTEGER PRIMARY KEY,
        desk TEXT NOT NULL,
        at INTEGER NOT NULL,
        waited_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX joins_desk ON joins (desk, at, place, waited_ms);
      CREATE TABLE closes (
        place INTEGER PRIMARY KEY,
        agent_id TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX closes_agent ON closes (agent_id, at);

      -- One row that is rewritten to see whether the disk takes writes again.
      CREATE TABLE probe (only INTEGER PRIMARY KEY CHECK (only = 1), tries INTEGER NOT NULL) STRICT;
      INSERT INTO probe VALUES (1, 0);
    `,
  },
  {
    name: 'people',
    sql: `
      CREATE TABLE agents (
        id TEXT PRIMARY KEY NOT NULL,
        login TEXT NOT NULL UNIQUE COLLATE NOCASE,
        password_hash TEXT NOT NULL,
        name TEXT NOT NULL,
        number TEXT NOT NULL,
        role TEXT NOT NULL,
        desks TEXT NOT NULL,
        capacity INTEGER NOT NULL,
        is_disabled INTEGER NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE sessions (
        token_hash TEXT PRIMARY KEY NOT NULL,
        agent_id TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        last_used_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sessions_agent ON sessions (agent_id);
      CREATE INDEX sessions_expiry ON sessions (expires_at);

      CREATE TABLE presences (
        agent_id TEXT PRIMARY KEY NOT NULL,
        status TEXT NOT NULL,
        lease_until INTEGER NOT NULL,
        idle_since INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE shoppers (
        id TEXT PRIMARY KEY NOT NULL,
        token_hash TEXT NOT NULL UNIQUE,
        locale TEXT NOT NULL,
        page TEXT,
        first_seen_at INTEGER NOT NULL,
        last_seen_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE attachments (
        id TEXT PRIMARY KEY NOT NULL,
        shopper_id TEXT NOT NULL,
        name TEXT NOT NULL,
        type TEXT NOT NULL,
        size INTEGER NOT NULL,
        width INTEGER,
        height INTEGER,
        at INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    name: 'questions',
    sql: `
      -- Which messages are questions that the bot looked at; ordered by time, so that writing one is an append.
      CREATE TABLE questions (
        at INTEGER NOT NULL,
        conversation INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (at, conversation, seq)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO questions SELECT at, conversation, seq FROM messages
        WHERE sender = 'shopper' AND more IS NOT NULL AND json_extract(more, '$.bot') IS NOT NULL;

      CREATE TABLE missed_dismissals (
        key TEXT PRIMARY KEY NOT NULL,
        text TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'desks',
    sql: `
      -- queue_rank: 0 hazards, 1 everybody else who waits, 2 messages for the next opening. since: of who waits, less the
      -- head start of a complaint (10 minutes) or a member (5).
      UPDATE conversations SET
        since = since - CASE queue_rank WHEN 1 THEN 600000 WHEN 2 THEN 300000 ELSE 0 END,
        queue_rank = CASE queue_rank WHEN 0 THEN 0 WHEN 4 THEN 2 ELSE 1 END
        WHERE queue_rank IS NOT NULL;

      CREATE TABLE work (
        id TEXT PRIMARY KEY NOT NULL,
        conversation INTEGER NOT NULL REFERENCES conversations,
        kind TEXT NOT NULL,
        contact TEXT NOT NULL,
        text TEXT NOT NULL,
        desk TEXT NOT NULL,
        at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'done', 'withdrawn')),
        taken_by TEXT,
        note TEXT NOT NULL,
        done_at INTEGER
      ) STRICT;
      CREATE INDEX work_pending ON work (due_at) WHERE state IN ('open', 'taken');

      CREATE TABLE breaches (
        place INTEGER PRIMARY KEY,
        conversation INTEGER NOT NULL REFERENCES conversations,
        desk TEXT NOT NULL,
        agent_id TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX breaches_at ON breaches (at, desk, agent_id);

      CREATE TABLE cases (
        conversation INTEGER NOT NULL REFERENCES conversations,
        episode INTEGER NOT NULL,
        case_number TEXT NOT NULL,
        agent_id TEXT,
        human_asks INTEGER NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (conversation, episode)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX cases_number ON cases (case_number);
      CREATE INDEX cases_at ON cases (at, human_asks);
      CREATE INDEX closes_at ON closes (at, agent_id);
      CREATE INDEX ratings_at ON ratings (at);

      -- note, or whisper: a supervisor's word to the agent.
      ALTER TABLE notes ADD COLUMN kind TEXT NOT NULL DEFAULT 'note';

      -- Known by the shop's signature: who this is there, and who ranks as a member.
      ALTER TABLE shoppers ADD COLUMN identity_id TEXT;
      ALTER TABLE shoppers ADD COLUMN name TEXT;
      ALTER TABLE shoppers ADD COLUMN tier TEXT;
    `,
  },
  {
    name: 'message log',
    sql: `
      -- Messages in the order in which they were written, so that storing one is an append, whosever it is: clustered by
      -- conversation, as they were, each cost a page of its own. sqlite's index of the key finds a conversation's.
      CREATE TABLE message_log (
        conversation INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        id TEXT NOT NULL,
        sender TEXT NOT NULL,
        at INTEGER NOT NULL,
        client_message_id TEXT,
        text TEXT NOT NULL,
        more TEXT,
        PRIMARY KEY (conversation, seq)
      ) STRICT;
      INSERT INTO message_log (conversation, seq, id, sender, at, client_message_id, text, more)
        SELECT conversation, seq, id, sender, at, client_message_id, text, more FROM messages ORDER BY conversation, seq;

      -- The idempotency keys of messages up to filed_to; those after it are looked for among the messages.
      CREATE TABLE idempotency_keys (
        conversation INTEGER NOT NULL,
        key TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (conversation, key)
      ) STRICT, WITHOUT ROWID;
      ALTER TABLE conversations ADD COLUMN filed_to INTEGER NOT NULL DEFAULT 0;
      INSERT INTO idempotency_keys SELECT conversation, client_message_id, seq FROM messages
        WHERE client_message_id IS NOT NULL ORDER BY conversation, client_message_id;
      UPDATE conversations SET filed_to = head;

      DROP TABLE messages;
      ALTER TABLE message_log RENAME TO messages;
    `,
  },
  {
    name: 'promises and reports',
    sql: `
      -- Replies to shoppers who waited for one; those that did not come in time are in breaches as well.
      CREATE TABLE replies (
        place INTEGER PRIMARY KEY,
        desk TEXT NOT NULL,
        agent_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        took_ms INTEGER NOT NULL,
        is_late INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX replies_at ON replies (at, desk, is_late, took_ms);
      CREATE INDEX joins_at ON joins (at, waited_ms);

      -- Who of the team gave their word for it.
      ALTER TABLE work ADD COLUMN promised_by TEXT;

      -- Coarse, "Chrome · Windows", so that people know their own sign-ins.
      ALTER TABLE sessions ADD COLUMN device TEXT;
    `,
  },
]
