import { z } from 'zod'
import type { Acknowledge } from './ack.ts'
import { clientMessageId, epochMs, type Locale, type Message, messageText, type Status } from './message.ts'
import type { Sent } from './shopper.ts'
import { type Board, type LiveRow, type Report, reportRequest } from './supervisor.ts'
import { seenText, text } from './text.ts'
import type { Work } from './work.ts'

/** `auth` of the Socket.IO namespace `/agent`. */
export const agentAuth = z.object({ token: z.string().min(1).max(200) })

export const presence = z.enum(['online', 'busy', 'offline'])
export type Presence = z.infer<typeof presence>

const conversationId = z.string().min(1).max(100)
export const presenceSet = z.strictObject({ status: presence })
export const ofConversation = z.strictObject({ conversationId })
/** `followUp`: what the agent promises to do, by when; the shopper is told the time, the team finds it as work. */
export const closeConversation = z.strictObject({
  conversationId,
  followUp: z.strictObject({ dueAt: epochMs, text: seenText.max(500) }).optional(),
})
export type FollowUp = NonNullable<z.infer<typeof closeConversation>['followUp']>
export const agentMessage = z.strictObject({ conversationId, clientMessageId, text: messageText })
export type AgentMessage = z.infer<typeof agentMessage>
export const noteAdd = z.strictObject({ conversationId, text: messageText })
export const transfer = z.strictObject({
  conversationId,
  to: z.union([z.strictObject({ agentId: z.string().min(1).max(100) }), z.strictObject({ desk: text.min(1).max(60) })]),
  note: text.max(2_000).optional(),
})
/** `bot` (the default): the robot answers again, with a clean memory. `queue`: back to the old place, for a colleague. */
export const release = z.strictObject({ conversationId, to: z.enum(['bot', 'queue']).optional() })
export const agentSync = z.strictObject({ conversationId, after: z.number().int().nonnegative() })
export const agentTyping = z.strictObject({ conversationId, on: z.boolean() })
export const agentRead = z.strictObject({ conversationId, seq: z.number().int().nonnegative() })

/** A message with what only the team may see: how sure the bot was and why. */
export interface AgentMessageView extends Message {
  readonly bot?: {
    readonly decision: 'answer' | 'askBack' | 'smallTalk' | 'handOver'
    readonly entryId: string | null
    readonly confidence: number
    readonly knowledgeVersion: string
  }
}

export interface Note {
  /** `whisper`: a supervisor's word to the agent. A plain note has none. */
  readonly kind?: 'whisper'
  readonly id: string
  readonly at: number
  readonly text: string
  readonly agent: { readonly name: string; readonly number: string }
}

/** One row of the queue or of an agent's own list. */
export interface InboxRow {
  readonly conversationId: string
  readonly status: Status['status']
  readonly channel: string
  /** "访客 3F9A" until the shopper is known by name. */
  readonly shopperName: string
  readonly locale: Locale
  readonly desk: string
  readonly priority: 'safety' | 'complaint' | 'member' | 'normal'
  /** Why the bot handed over. */
  readonly reason: string
  /** Start of the wait, or of the agent's turn. */
  readonly since: number
  /** First unanswered message of the shopper, if any: the reply clock. */
  readonly unansweredSince: number | null
  readonly lastText: string
  readonly lastAt: number
  readonly lastFrom: Message['from'] | null
  readonly head: number
  /** Messages of the shopper that this agent has not read. */
  readonly unread: number
  readonly deskTitle?: DeskTitle
  /** Seconds within which the desk means to answer; the clock starts at `unansweredSince`. */
  readonly replyTargetSeconds?: number
  /** How often the shopper asked for a person in this episode. */
  readonly humanAsks?: number
  readonly mood?: Mood
  /** The rule that brought a person or raised the priority, most telling first to come. */
  readonly rule?: Rule | null
  /** The shopper has asked for a supervisor. */
  readonly supervisorAsked?: boolean
  /** Supervisors and admins only see and take it. */
  readonly superiorOnly?: boolean
  /** What the shopper left with `wait:choose`. */
  readonly left?: { readonly kind: 'message' | 'callback'; readonly contact: string; readonly at: number | null }
  /** Who the shopper is to the shop, by its signature; missing for everybody else. */
  readonly tier?: Tier
}

export type Tier = 'member' | 'enterprise'

export interface DeskTitle {
  readonly zh: string
  readonly en: string
}

export type Mood = 'calm' | 'upset' | 'alarmed'

/** Why a conversation went to people, or up in the queue. */
export type Rule =
  /** Danger to people: current, smoke, fire, gas, explosion, injury. */
  | 'hazard'
  | 'insult'
  /** 消协, 12315, a lawyer, the media. */
  | 'authority'
  | 'complaint'
  /** The same answer three times in a row. */
  | 'repeated'
  | 'supervisor'
  /** A complaint about one of the team: for supervisors only. */
  | 'aboutAgent'

/** What an agent should know before the first word, so that nothing is asked twice. Worked out, never typed. */
export interface Summary {
  /** The shopper's own words, oldest first, shortened. */
  readonly asked: readonly string[]
  /** Titles of the answers that the bot gave. */
  readonly answered: readonly string[]
  /** Order numbers, models and ways to be reached that the shopper wrote; phone numbers are masked. */
  readonly facts: readonly { readonly kind: 'order' | 'model' | 'phone' | 'email'; readonly value: string }[]
  readonly mood: Mood
  readonly rule: Rule | null
  readonly humanAsks: number
}

export interface Inbox {
  /** In the order in which they will be served. */
  readonly waiting: readonly InboxRow[]
  readonly mine: readonly InboxRow[]
  readonly presence: Presence
  /** Conversations that this agent closed today, in the shop's time zone. */
  readonly closedToday: number
  /** Messages left and calls to be made: those that are due first, then the coming ones; what this agent took is on top. */
  readonly work?: readonly Work[]
}

export interface Customer {
  readonly shopperId: string
  readonly name: string
  readonly channel: string
  readonly locale: Locale
  readonly page: string | null
  readonly firstSeenAt: number
  readonly lastSeenAt: number
  readonly isOnline: boolean
  /** How often this shopper asked for a person in this episode (L17). */
  readonly humanAsks: number
  readonly episodes: number
  readonly lastRating: number | null
  readonly tier?: Tier
}

export interface AgentSynced {
  readonly messages: readonly AgentMessageView[]
  readonly head: number
  readonly status: Status
  /** Internal; the shopper never sees them. Oldest first. */
  readonly notes: readonly Note[]
  readonly customer: Customer
  /** The shopper has seen everything up to here. */
  readonly readByShopper: number
  /** Whether this agent may write here now. */
  readonly isOwner: boolean
  readonly summary?: Summary
}

export interface SuggestedAnswer {
  readonly entryId: string
  readonly title: string
  /** Markdown, ready to send. */
  readonly text: string
  readonly confidence: number
  readonly source: { readonly title: string; readonly checked: string | null } | null
  /** `faq/warranty.zh.yaml:12`. */
  readonly file: string
  /** Words that counted, heaviest first. */
  readonly words: readonly string[]
  /** Why (L3): what was read otherwise than typed, the known question that it resembles, what came next and by how much. */
  readonly repairs: readonly { readonly typed: string; readonly read: string; readonly by: string }[]
  readonly matchedQuestion: string
  /** Why it would not be answered, however alike: `opposite`, `unknownCode`. */
  readonly doubts: readonly string[]
  readonly runnerUp: { readonly entryId: string; readonly title: string; readonly confidence: number } | null
  /** Confidence less that of the runner-up. */
  readonly margin: number
}

/** To the agent of a conversation, by a supervisor; the shopper never sees it. */
export const whisper = z.strictObject({ conversationId, text: messageText })
export const watchConversation = z.strictObject({ conversationId, on: z.boolean().optional() })
export const noFields = z.strictObject({})
/** As it was told to the shopper; small letters and blanks around do no harm. */
/** A case is over, whatever its conversation has become since: `row` tells of the conversation now. */
export interface FoundCase {
  readonly conversationId: string
  readonly closedAt: number
  readonly row: InboxRow
}
export const caseFind = z.strictObject({ caseNumber: seenText.min(3).max(40) })
export const ofWork = z.strictObject({ workId: z.string().min(1).max(100) })
export const workDone = z.strictObject({
  workId: z.string().min(1).max(100),
  /** What came of it. */
  note: text.max(2_000).optional(),
})

export interface AgentToServer {
  /** Supervisors and admins. */
  'whisper:add': (request: z.infer<typeof whisper>, ack: Acknowledge<Note>) => void
  /** Supervisors and admins: the conversation is theirs, whoever had it. */
  'conversation:take-over': (request: z.infer<typeof ofConversation>, ack: Acknowledge<Status>) => void
  /** Supervisors and admins: hear along; `on: false` ends it. */
  'conversation:watch': (
    request: z.infer<typeof watchConversation>,
    ack: Acknowledge<{ status: Status; summary: Summary }>,
  ) => void
  /** Supervisors and admins: `board` and `live` follow on each change. */
  'board:watch': (
    request: z.infer<typeof noFields>,
    ack: Acknowledge<{ board: Board; live: readonly LiveRow[] }>,
  ) => void
  'board:unwatch': (request: z.infer<typeof noFields>, ack: Acknowledge<null>) => void
  /** Supervisors and admins: the last days, up to today. */
  'report:get': (request: z.infer<typeof reportRequest>, ack: Acknowledge<Report>) => void
  /** `NOT_FOUND` also for what this agent may not see. */
  'case:find': (request: z.infer<typeof caseFind>, ack: Acknowledge<FoundCase>) => void
  'work:list': (request: z.infer<typeof noFields>, ack: Acknowledge<{ work: readonly Work[] }>) => void
  /** `NOT_WAITING` for everyone but the winner. The conversation comes with it, if nobody else has it. */
  'work:take': (request: z.infer<typeof ofWork>, ack: Acknowledge<Work>) => void
  /** By who took it. */
  'work:done': (request: z.infer<typeof workDone>, ack: Acknowledge<Work>) => void
  'presence:set': (request: z.infer<typeof presenceSet>, ack: Acknowledge<Inbox>) => void
  /** `NOT_WAITING` for everyone but the winner; a repeated claim by the owner succeeds. */
  'conversation:claim': (request: z.infer<typeof ofConversation>, ack: Acknowledge<Status>) => void
  'message:send': (message: AgentMessage, ack: Acknowledge<Sent>) => void
  'note:add': (request: z.infer<typeof noteAdd>, ack: Acknowledge<Note>) => void
  'conversation:transfer': (request: z.infer<typeof transfer>, ack: Acknowledge<Status>) => void
  'conversation:release': (request: z.infer<typeof release>, ack: Acknowledge<Status>) => void
  'conversation:close': (request: z.infer<typeof closeConversation>, ack: Acknowledge<Status>) => void
  sync: (request: z.infer<typeof agentSync>, ack: Acknowledge<AgentSynced>) => void
  typing: (request: z.infer<typeof agentTyping>, ack: Acknowledge<null>) => void
  read: (request: z.infer<typeof agentRead>, ack: Acknowledge<null>) => void
  suggest: (
    request: z.infer<typeof ofConversation>,
    ack: Acknowledge<{ suggestions: readonly SuggestedAnswer[] }>,
  ) => void
}

export interface ServerToAgent {
  inbox: (inbox: Inbox) => void
  'conversation:assigned': (assigned: {
    conversationId: string
    row: InboxRow
    by: 'router' | 'claim' | 'transfer'
  }) => void
  /** Of conversations that this agent owns or has opened with `sync`. */
  'message:new': (message: AgentMessageView & { conversationId: string }) => void
  status: (status: Status & { conversationId: string }) => void
  'note:new': (note: Note & { conversationId: string }) => void
  head: (head: { conversationId: string; seq: number }) => void
  /** The shopper is writing. */
  typing: (typing: { conversationId: string; on: boolean }) => void
  /** The shopper has seen everything up to `seq`. */
  read: (read: { conversationId: string; seq: number }) => void
}

/** What supervisors hear beside it, between `board:watch` and `board:unwatch`. */
export interface ServerToSupervisor extends ServerToAgent {
  board: (board: Board) => void
  live: (live: { conversations: readonly LiveRow[] }) => void
}

/** The payload schema of every event an agent may send. */
export const agentEvents = {
  'presence:set': presenceSet,
  'conversation:claim': ofConversation,
  'message:send': agentMessage,
  'note:add': noteAdd,
  'conversation:transfer': transfer,
  'conversation:release': release,
  'conversation:close': closeConversation,
  sync: agentSync,
  typing: agentTyping,
  read: agentRead,
  suggest: ofConversation,
  'whisper:add': whisper,
  'conversation:take-over': ofConversation,
  'conversation:watch': watchConversation,
  'board:watch': noFields,
  'board:unwatch': noFields,
  'report:get': reportRequest,
  'case:find': caseFind,
  'work:list': noFields,
  'work:take': ofWork,
  'work:done': workDone,
} as const
