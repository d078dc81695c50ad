import type { HandOverReason } from '../../bot/decision.ts'
import type { Attachment, Card, Choice, Locale } from '../../protocol/message.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Rating, Reply, TimerKind, WorkChange } from '../conversation/effect.ts'
import type { ConversationState, EpochMs } from '../conversation/state.ts'

/** A message before the store gives it its `seq`. */
export interface NewMessage {
  /** UUID, made by the desk. */
  readonly id: string
  readonly from: 'shopper' | 'bot' | 'agent' | 'system'
  readonly at: EpochMs
  readonly text: string
  /** Set for everything a client sent; unique in the conversation. */
  readonly clientMessageId?: string
  readonly choices?: readonly Choice[]
  readonly card?: Card
  readonly attachment?: Attachment
  readonly source?: { readonly title: string; readonly checked: string | null }
  readonly agentId?: string
  /** Name and 工号 as they were when it was written. */
  readonly agent?: { readonly name: string; readonly number: string }
  /** What only the team may see. */
  readonly bot?: BotRecord
  /** What the shopper pressed, when the message is a pressed choice. */
  readonly choiceId?: string
}

/** On a bot's message: what it says. On a shopper's message: what the bot made of it, answered or not. */
export interface BotRecord {
  readonly decision: 'answer' | 'askBack' | 'smallTalk' | 'handOver'
  readonly entryId: string | null
  readonly confidence: number
  readonly knowledgeVersion: string
  /** Only with `handOver`. */
  readonly reason?: HandOverReason
  /** Questions of a shopper's message that were left open beside the answered ones, and the entry that came nearest. */
  readonly open?: { readonly texts: readonly string[]; readonly entryId: string | null }
}

export interface StoredMessage extends NewMessage {
  readonly seq: number
}

export interface NewConversation {
  readonly id: string
  readonly channel: string
  readonly shopperId: string
  readonly locale: Locale
  readonly state: ConversationState
  readonly at: EpochMs
}

export type { Rating, TimerKind } from '../conversation/effect.ts'

export interface Timer {
  readonly conversationId: string
  readonly kind: TimerKind
  readonly dueAt: EpochMs
}

/** `null` clears the timer. One timer of a kind a conversation. */
export interface TimerChange {
  readonly kind: TimerKind
  readonly dueAt: EpochMs | null
}

/** A send that must reach a provider; kept until it has. */
export interface NewOutboxRow {
  readonly id: string
  readonly channel: string
  readonly shopperId: string
  /** What the channel needs to send it; JSON. */
  readonly payload: unknown
  readonly dueAt: EpochMs
}

export interface OutboxRow extends NewOutboxRow {
  readonly conversationId: string
  /** Order within the conversation. */
  readonly order: number
  readonly attempts: number
}

export interface Change {
  readonly at: EpochMs
  readonly state: ConversationState
  readonly epoch: number
  readonly episode: number
  readonly locale?: Locale
  readonly messages: readonly NewMessage[]
  readonly timers?: readonly TimerChange[]
  readonly outbox?: readonly NewOutboxRow[]
  /** One an episode. */
  readonly rating?: Rating
  readonly work?: readonly WorkChange[]
  /** A reply that did not come in time. */
  readonly breach?: { readonly desk: string; readonly agentId: string }
  /** To a shopper who waited for it. */
  readonly reply?: Reply
}

export interface Committed {
  readonly conversation: Conversation
  /** The messages of the change with their `seq`, in order. */
  readonly messages: readonly StoredMessage[]
}

export interface Note {
  readonly id: string
  readonly conversationId: string
  readonly agentId: string
  readonly at: EpochMs
  readonly text: string
  /** A supervisor's word to the agent; a plain note without. */
  readonly kind?: 'whisper'
}

/** A shopper's message that the bot looked at, and how the shopper judged what came of it. */
export interface Question {
  readonly conversationId: string
  readonly seq: number
  readonly at: EpochMs
  readonly text: string
  readonly bot: BotRecord
  readonly isHelpful: boolean | null
  /** What the shopper pressed next, when the next thing was a press. */
  readonly chosenId?: string
}

/** A group of missed questions that nobody wants to see again. */
export interface DismissedGroup {
  readonly key: string
  /** The question by which later ones of its kind are known. */
  readonly text: string
}

/**
 * Where conversations live. Reads marked *durable* answer only with what is on disk and may be told to anyone;
 * the others may see what a commit under way has written, and serve decisions that end in a commit.
 */
export interface ConversationStore {
  /**
   * Whether `conversation` shows what a commit of this process has begun to write. Where it does not, the next decision
   * waits for the commit, lest it be made in vain, tried again, and overtaken by a later one.
   */
  readonly showsBegun: boolean
  /** The shopper's conversation on this channel; made from `fresh` when there is none. Racing calls get the same one. */
  open(fresh: NewConversation): Promise<Conversation>
  /** For a decision. */
  conversation(id: string): Promise<Conversation | null>
  /**
   * Saves all of `change`, or nothing, on disk before it resolves.
   *
   * @throws StaleVersionError when another commit came after `before` was read.
   * @throws DeskError IDEMPOTENCY_CONFLICT when a `clientMessageId` is already there (look at `sent` first),
   *   ALREADY_RATED, STORE_FULL, STORE_READ_ONLY.
   */
  commit(before: Conversation, change: Change): Promise<Committed>
  /** Durable. The message that carries this id, if any. */
  sent(conversationId: string, clientMessageId: string): Promise<StoredMessage | null>
  /** Durable. `seq > after`, in order, at most `limit`. */
  messages(conversationId: string, after: number, limit: number): Promise<StoredMessage[]>
  /** Durable. The newest messages, oldest first. */
  lastMessages(conversationId: string, limit: number): Promise<StoredMessage[]>
  /** Durable. */
  read(id: string): Promise<Conversation | null>
  /** Everybody who waits, in the order of `routing/priority.ts`; equals by who was first. For decisions. */
  waiting(): Promise<Conversation[]>
  /** All `withAgent` of this agent, oldest first. For decisions. */
  ownedBy(agentId: string): Promise<Conversation[]>
  /** All `withAgent`, oldest first. For decisions. */
  withAgents(): Promise<Conversation[]>
  /** How many conversations each agent owns; agents without any are missing. For decisions. */
  loads(): Promise<Map<string, number>>
  /** Closed by this agent at or after `since`. */
  closedSince(agentId: string, since: EpochMs): Promise<number>
  /** When agents took the last `limit` people who waited at a desk, newest first. */
  recentJoins(desk: string, limit: number): Promise<EpochMs[]>
  /** Read marks only move forward. `reader` is "shopper" or an agent's id. */
  markRead(conversationId: string, reader: string, seq: number): Promise<void>
  readMark(conversationId: string, reader: string): Promise<number>
  addNote(note: Note): Promise<void>
  notes(conversationId: string): Promise<Note[]>
  lastRating(conversationId: string): Promise<number | null>
  /** 有帮助 / 没帮助; the last word counts. */
  saveFeedback(conversationId: string, seq: number, isHelpful: boolean, at: EpochMs): Promise<void>
  /** Durable. Questions from `since` on, newest first; of those only what is older than `before`. */
  questions(
    since: EpochMs,
    limit: number,
    before?: Pick<Question, 'at' | 'conversationId' | 'seq'>,
  ): Promise<Question[]>
  /** Dismissing again changes nothing. `by` is an agent's id. */
  dismissMissed(group: DismissedGroup, by: string, at: EpochMs): Promise<void>
  /** Oldest first. */
  dismissedMissed(): Promise<DismissedGroup[]>
  /** Due at or before `now`, earliest first. Firing one means a commit that clears or moves it: that is the claim. */
  dueTimers(now: EpochMs, limit: number): Promise<Timer[]>
  /** Whether this very timer is still set: neither fired nor moved nor cleared since it was listed. */
  isTimerSet(timer: Timer): Promise<boolean>
  /** Earliest due time of all timers and outbox rows, or `null`. */
  nextDue(): Promise<EpochMs | null>
  /** Takes due rows for `leaseMs`; at most one a conversation, in order. A crash gives them back when the lease ends. */
  claimOutbox(now: EpochMs, leaseMs: number, limit: number): Promise<OutboxRow[]>
  outboxSent(id: string): Promise<void>
  outboxRetry(id: string, dueAt: EpochMs, error: string): Promise<void>
  /** Kept for a person to look at; the next row of the conversation may go. */
  outboxDead(id: string, error: string): Promise<void>
}
