import { randomUUID } from 'node:crypto'
import { newDialog } from '../../bot/decision.ts'
import type { Conversation } from '../../server/conversation/conversation.ts'
import type { ConversationState, Handed, Priority } from '../../server/conversation/state.ts'
import { hasCode } from '../../server/errors.ts'
import type {
  Change,
  Committed,
  ConversationStore,
  NewConversation,
  NewMessage,
} from '../../server/store/conversation-store.ts'

/** 2026-11-20 12:00 in Shanghai. */
export const NOON = Date.UTC(2026, 10, 20, 4)
export const MINUTE = 60_000

export function fresh(shopperId: string, channel = 'web'): NewConversation {
  return { id: randomUUID(), channel, shopperId, locale: 'zh-CN', state: withBot(), at: NOON }
}

export function withBot(lastTurnAt = NOON): ConversationState {
  return { status: 'withBot', since: NOON, lastTurnAt, dialog: newDialog() }
}

export function waiting(since: number, priority: Priority = 'normal'): ConversationState {
  return { status: 'waiting', since, ...handed(priority) }
}

export function offlineMessage(since: number): ConversationState {
  return { status: 'offlineMessage', since, opensAt: null, ...handed('normal') }
}

export function withAgent(agentId: string, since: number, queuedAt = since, desk = 'human'): ConversationState {
  return { status: 'withAgent', agentId, since, queuedAt, unansweredSince: null, ...handed('normal'), desk }
}

export function closed(agentId: string | null, since: number): ConversationState {
  return { status: 'closed', since, reason: 'solved', agentId, humanAsks: 0, isRated: false }
}

function handed(priority: Priority): Handed {
  return { desk: 'human', priority, reason: 'asked', about: null, dialog: newDialog() }
}

export function fromShopper(text: string, clientMessageId: string = randomUUID()): NewMessage {
  return { id: randomUUID(), from: 'shopper', at: NOON, text, clientMessageId }
}

export function fromBot(text: string): NewMessage {
  return { id: randomUUID(), from: 'bot', at: NOON, text }
}

/** A change that keeps everything of `before` that is not named. */
export function change(before: Conversation, parts: Partial<Change>): Change {
  return { at: NOON, state: before.state, epoch: before.epoch, episode: before.episode, messages: [], ...parts }
}

/** What every writer does: read, decide, commit, and again when somebody was faster. */
export async function commitRetrying(
  store: ConversationStore,
  conversationId: string,
  decide: (before: Conversation) => Partial<Change>,
): Promise<Committed> {
  for (;;) {
    const before = (await store.conversation(conversationId))!
    try {
      return await store.commit(before, change(before, decide(before)))
    } catch (error) {
      if (!hasCode(error, 'STALE_VERSION')) throw error
    }
  }
}

/** The code an expected failure carries; fails the test when nothing failed. */
export async function codeOfFailure(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : error
  }
  throw new Error('nothing failed')
}
