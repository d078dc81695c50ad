import type { ErrorCode } from '../../protocol/ack.ts'
import type { Customer, Inbox, Note, SuggestedAnswer, Summary } from '../../protocol/agent.ts'
import type { Status } from '../../protocol/message.ts'
import type { Board, LiveRow } from '../../protocol/supervisor.ts'
import type { MessageLog } from './message-log.ts'

/** What can go wrong with a call: a code of the server, or no answer because the line was lost. */
export type Failure = ErrorCode | 'LINE_LOST'

/** `connecting` only before the first success; afterwards a missing line is `lost`. */
export type Connection = 'connecting' | 'online' | 'lost'

/** A conversation that was opened with `sync` and is kept up to date since. */
export interface Thread {
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly failure: Failure | null
  readonly messages: MessageLog
  readonly notes: readonly Note[]
  readonly status: Status | null
  readonly customer: Customer | null
  readonly summary: Summary | null
  /** The shopper has seen everything up to here. */
  readonly readByShopper: number
  readonly isOwner: boolean
  readonly isShopperTyping: boolean
}

/** A message of ours on its way out. `sent` ones wait only for their echo. */
export interface Outgoing {
  readonly clientMessageId: string
  readonly conversationId: string
  readonly text: string
  readonly at: number
  readonly phase: 'waiting' | 'sent' | 'refused'
  readonly failure: Failure | null
}

export interface Suggestions {
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly answers: readonly SuggestedAnswer[]
}

export interface DeskState {
  readonly connection: Connection
  readonly inbox: Inbox | null
  readonly openId: string | null
  readonly threads: Readonly<Record<string, Thread>>
  readonly outgoing: readonly Outgoing[]
  readonly suggestions: Readonly<Record<string, Suggestions>>
  /** Assigned to us and not looked at yet. */
  readonly fresh: readonly string[]
  /** What supervisors watch; `null` until it has come, and again when the watching has ended. */
  readonly board: Board | null
  readonly live: readonly LiveRow[] | null
  readonly boardFailure: Failure | null
}

export const nothingYet: DeskState = {
  connection: 'connecting',
  inbox: null,
  openId: null,
  threads: {},
  outgoing: [],
  suggestions: {},
  fresh: [],
  board: null,
  live: null,
  boardFailure: null,
}

export const emptyThread: Thread = {
  phase: 'loading',
  failure: null,
  messages: [],
  notes: [],
  status: null,
  customer: null,
  summary: null,
  readByShopper: 0,
  isOwner: false,
  isShopperTyping: false,
}
