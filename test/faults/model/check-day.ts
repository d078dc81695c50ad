import Database from 'better-sqlite3'
import { IDLE_AFTER_MS } from '../../../server/conversation/idle.ts'
import type { ConversationState } from '../../../server/conversation/state.ts'
import { noticePhrase } from '../../../server/desk/phrases/notice-phrase.ts'
import type { PlayedDesk } from './played-desk.ts'

const IDLE_END = noticePhrase(
  { kind: 'closed', reason: 'idle' },
  { reason: null, agent: null, opening: null, absent: null },
  'zh-CN',
).slice(0, 12)

const TOLD_AS: Readonly<Record<ConversationState['status'], string>> = {
  withBot: 'bot',
  waiting: 'queued',
  offlineMessage: 'offline',
  withAgent: 'agent',
  closed: 'closed',
}

interface Row {
  id: string
  key: number
  head: number
  state: string
}

/** What a database alone can not show: what shoppers heard, whether somebody free was left idle, and when. */
export function checkDay(file: string, { heard, clock }: PlayedDesk): string[] {
  const db = new Database(file, { readonly: true })
  try {
    const faults: string[] = []
    const rows = db.prepare<[], Row>('SELECT id, key, head, state FROM conversations').all()
    const states = rows.map(row => JSON.parse(row.state) as ConversationState)
    for (const [index, { id, key, head }] of rows.entries()) {
      const ear = heard.get(id) ?? { messages: [], statuses: [] }
      if (ear.messages.some((message, place) => message.seq !== place + 1) || ear.messages.length !== head)
        faults.push(`${id}: heard ${ear.messages.map(message => message.seq).join(' ')} of ${head}`)
      const last = ear.statuses.at(-1)?.status ?? 'bot'
      const is = TOLD_AS[states[index]?.status ?? 'withBot']
      if (last !== is) faults.push(`${id}: the shopper believes ${last}, it is ${is}`)
      faults.push(...checkIdleEnds(db, key).map(fault => `${id}: ${fault}`))
    }

    faults.push(...checkWork(db, states))
    const free = freeAgents(db, states, clock())
    for (const state of states) {
      if (state.status !== 'waiting') continue
      const willing = free.filter(
        ({ id, role }) =>
          id !== state.declinedBy && id !== state.against && (state.superiorOnly !== true || role === 'supervisor'),
      )
      if (willing.length > 0)
        faults.push(`somebody waits while ${willing.map(({ id }) => id).join(' and ')} could take them`)
    }
    for (const state of states)
      if (state.status === 'withAgent' && state.agentId === state.against)
        faults.push(`${state.agentId} has the complaint about ${state.agentId}`)
    return faults
  } finally {
    db.close()
  }
}

/** Open work has a conversation that waits with it, or that nobody waits in any more; nobody who is away has any. */
function checkWork(db: Database.Database, states: readonly ConversationState[]): string[] {
  const work = db
    .prepare<[], { id: string; state: string; by: string | null; status: string | null }>(
      `SELECT w.id, w.state, w.taken_by AS by, p.status FROM work w LEFT JOIN presences p ON p.agent_id = w.taken_by
       WHERE w.state IN ('open', 'taken')`,
    )
    .all()
  const faults = work
    .filter(({ state, status }) => state === 'taken' && (status === null || status === 'offline'))
    .map(({ id, by }) => `work ${id} is with ${by}, who is not there`)
  for (const state of states) {
    if (!('left' in state) || state.left === undefined) continue
    const { workId } = state.left
    const row = work.find(({ id }) => id === workId)
    if (state.status !== 'withAgent' && row?.state !== 'open') faults.push(`work ${workId} waits, and is ${row?.state}`)
  }
  return faults
}

function checkIdleEnds(db: Database.Database, key: number): string[] {
  const messages = db
    .prepare<[number], { at: number; text: string }>(
      // To say that it takes long is nobody's activity.
      `SELECT at, text FROM messages WHERE conversation = ? AND (more IS NULL OR more NOT LIKE '%waitingLong%') ORDER BY seq`,
    )
    .all(key)
  return messages.flatMap(({ at, text }, place) => {
    return text.startsWith(IDLE_END) && at - (messages[place - 1]?.at ?? 0) < IDLE_AFTER_MS
      ? ['closed before its time']
      : []
  })
}

function freeAgents(
  db: Database.Database,
  states: readonly ConversationState[],
  now: number,
): { id: string; role: string }[] {
  const agents = db
    .prepare<[number], { id: string; role: string; capacity: number }>(
      `SELECT a.id, a.role, a.capacity FROM agents a JOIN presences p ON p.agent_id = a.id
       WHERE p.status = 'online' AND p.lease_until > ?`,
    )
    .all(now)
  const loadOf = (id: string) => states.filter(state => state.status === 'withAgent' && state.agentId === id).length
  return agents.filter(({ id, capacity }) => loadOf(id) < capacity)
}
