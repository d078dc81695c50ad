import Database from 'better-sqlite3'
import type { ConversationState } from '../../../server/conversation/state.ts'

interface ConversationRow {
  key: number
  id: string
  head: number
  filed_to: number
  owner: string | null
  queue_rank: number | null
  state: string
}
interface MessageRow {
  seq: number
  sender: 'shopper' | 'bot' | 'agent' | 'system'
  at: number
  client_message_id: string | null
  more: string | null
}
type Speaker = 'bot' | 'queue' | 'agent' | 'nobody'

export interface Checked {
  /** Each a sentence; none is the promise. */
  readonly faults: readonly string[]
  readonly conversations: number
  readonly messages: number
  /** Shopper's messages while the bot had the word, each of which must have exactly one turn. */
  readonly turnsOwed: number
}

const NOTICE_SPEAKER: Readonly<Record<string, Speaker>> = {
  queued: 'queue',
  offline: 'queue',
  left: 'queue',
  // Also of somebody whose agent was late: who leaves a message waits no longer for this agent.
  messageLeft: 'queue',
  callbackBooked: 'queue',
  joined: 'agent',
  cancelled: 'bot',
  backToBot: 'bot',
  reopened: 'bot',
  closed: 'nobody',
}

/**
 * Reads a whole database and says what must never be: a gap, a message twice, a silent or a talking bot at the wrong
 * time, a conversation that nobody drives.
 *
 * @param now when given, leases must still run: what nobody holds must be in the queue.
 */
export function checkDatabase(file: string, now: number | null = null): Checked {
  const db = new Database(file, { readonly: true })
  try {
    const faults: string[] = []
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') faults.push('the file is damaged')
    const messagesOf = db.prepare<[number], MessageRow>(
      'SELECT seq, sender, at, client_message_id, more FROM messages WHERE conversation = ? ORDER BY seq',
    )
    const filedOf = db.prepare<[number], number>('SELECT count(*) FROM idempotency_keys WHERE conversation = ?').pluck()
    const timersOf = db.prepare<[number], string>('SELECT kind FROM timers WHERE conversation = ?').pluck()
    const leases = new Map(
      db
        .prepare<[], { id: string; until: number }>(
          `SELECT agent_id AS id, lease_until AS until FROM presences WHERE status <> 'offline'`,
        )
        .all()
        .map(row => [row.id, row.until]),
    )
    let [messages, turnsOwed] = [0, 0]
    const conversations = db.prepare<[], ConversationRow>('SELECT * FROM conversations').all()
    for (const row of conversations) {
      const say = (what: string) => faults.push(`${row.id}: ${what}`)
      const told = messagesOf.all(row.key)
      messages += told.length
      checkNumbers(row, told, say)
      const toFile = told.filter(message => message.seq <= row.filed_to && message.client_message_id !== null)
      if (filedOf.get(row.key) !== toFile.length) say('the idempotency keys are not filed as they should be')
      turnsOwed += checkTurns(told, say)
      checkDriver(row, new Set(timersOf.all(row.key)), told, leases, now, say)
    }
    for (const { count } of db
      .prepare<[], { count: number }>('SELECT count(*) AS count FROM ratings GROUP BY conversation, episode')
      .all())
      if (count > 1) faults.push('an episode was rated twice')
    return { faults, conversations: conversations.length, messages, turnsOwed }
  } finally {
    db.close()
  }
}

function checkNumbers(row: ConversationRow, told: readonly MessageRow[], say: (what: string) => void): void {
  if (told.some((message, index) => message.seq !== index + 1)) say('the numbers have a gap')
  if (row.head !== told.length) say(`the head is ${row.head}, there are ${told.length} messages`)
  const ids = told.flatMap(message => message.client_message_id ?? [])
  if (new Set(ids).size !== ids.length) say('a message is stored twice')
}

/** Follows who has the word: one turn of the bot for each message it owes one, none while an agent has it. */
function checkTurns(told: readonly MessageRow[], say: (what: string) => void): number {
  let speaker: Speaker = 'bot'
  let owed: MessageRow | null = null
  let turnsOwed = 0
  let turns = 0
  const settle = () => {
    if (owed !== null && turns !== 1) say(`message ${owed.seq} has ${turns} turns of the bot`)
    owed = null
  }
  for (const message of told) {
    const notice = noticeOf(message)
    if (message.sender === 'shopper') {
      settle()
      if (speaker === 'nobody') say(`message ${message.seq} was written into a closed conversation`)
      turns = 0
      if (speaker === 'bot') {
        owed = message
        turnsOwed += 1
      }
    } else if (message.sender === 'bot') {
      if (speaker === 'agent') say(`the bot speaks at ${message.seq}, while an agent has the word`)
      if (speaker === 'nobody') say(`the bot speaks at ${message.seq}, after the end`)
      turns += 1
    } else if (message.sender === 'agent' && speaker !== 'agent') {
      say(`an agent speaks at ${message.seq} without having the word`)
    } else if (notice !== null) {
      // Handed over instead of answered; after an answer, the shopper has pressed the button.
      if (owed !== null && turns === 0 && speaker === 'bot' && (notice === 'queued' || notice === 'offline')) turns = 1
      else settle()
      speaker = NOTICE_SPEAKER[notice] ?? speaker
    }
  }
  settle()
  return turnsOwed
}

function noticeOf({ sender, more }: MessageRow): string | null {
  if (sender !== 'system' || more === null) return null
  const { card } = JSON.parse(more) as { card?: { kind: string; notice?: string } }
  return card?.notice ?? null
}

/** What may run in a state, and nothing else: a clock that outlives its state is a clock that nobody stops. */
const TIMERS: Readonly<Record<ConversationState['status'], readonly string[]>> = {
  withBot: [],
  waiting: ['waitingLong'],
  offlineMessage: ['deskOpens'],
  withAgent: ['idle', 'offer', 'replyDue'],
  closed: ['rating', 'reopen'],
}

function checkDriver(
  { state, owner, queue_rank }: ConversationRow,
  timers: ReadonlySet<string>,
  told: readonly MessageRow[],
  leases: ReadonlyMap<string, number>,
  now: number | null,
  say: (what: string) => void,
): void {
  const is = JSON.parse(state) as ConversationState
  const isInQueue = is.status === 'waiting' || is.status === 'offlineMessage'
  if ((queue_rank !== null) !== isInQueue) say(`it is ${is.status}, and its place in the queue is ${queue_rank}`)
  if (owner !== (is.status === 'withAgent' ? is.agentId : null)) say(`it is ${is.status}, and its owner is ${owner}`)
  const astray = [...timers].filter(kind => !TIMERS[is.status].includes(kind))
  if (astray.length > 0) say(`it is ${is.status} with timers ${astray.join(' ')}`)
  switch (is.status) {
    case 'waiting':
      if (!timers.has('waitingLong') && !isLongWaitAdmitted(told)) say('it waits without a timer')
      break
    case 'offlineMessage':
      // What was left with a way to be reached is work as well, and found there.
      if ((is.opensAt !== null || is.left === undefined) && !timers.has('deskOpens'))
        say('it waits for an opening without a timer')
      break
    case 'withAgent':
      if (!timers.has('idle')) say('it is with an agent without a timer')
      if (timers.has('offer') !== (is.isOffered === true)) say('an offer and its timer are not of one mind')
      if (timers.has('replyDue') && is.unansweredSince === null) say('a reply is due that was given')
      if (now !== null && (leases.get(is.agentId) ?? 0) <= now) say('its agent is gone')
      break
    case 'closed':
      checkAfterwards(is, timers, say)
      break
    case 'withBot':
      break
  }
}

/** A rating that may still come, and an end that is not final yet, have their timer; nothing else has one. */
function checkAfterwards(
  is: Extract<ConversationState, { status: 'closed' }>,
  timers: ReadonlySet<string>,
  say: (what: string) => void,
): void {
  const mayBeRated = !is.isRated && typeof is.rateUntil === 'number'
  if (timers.has('rating') !== mayBeRated) say(`it ${mayBeRated ? 'may' : 'can not'} be rated, against its timer`)
  const mayGoOn = typeof is.reopenUntil === 'number'
  if (timers.has('reopen') !== mayGoOn) say(`it ${mayGoOn ? 'may' : 'can not'} go on, against its timer`)
}

/** Since it last came into the queue; a reminder on the way looks like the first notice. */
function isLongWaitAdmitted(told: readonly MessageRow[]): boolean {
  let speaker: Speaker = 'bot'
  let isAdmitted = false
  for (const message of told) {
    const notice = noticeOf(message)
    const next: Speaker = (notice === null ? undefined : NOTICE_SPEAKER[notice]) ?? speaker
    if (next !== speaker) isAdmitted = false
    if (notice === 'waitingLong') isAdmitted = true
    speaker = next
  }
  return isAdmitted
}
