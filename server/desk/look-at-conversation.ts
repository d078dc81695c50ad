import { newDialog, type Suggestion } from '../../bot/decision.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AgentSynced, Customer, SuggestedAnswer, Summary } from '../../protocol/agent.ts'
import type { Synced } from '../../protocol/shopper.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { DeskError } from '../errors.ts'
import type { StoredMessage } from '../store/conversation-store.ts'
import type { Agent } from '../store/people-store.ts'
import type { Store } from '../store/store.ts'
import { readEpisode, summaryOf } from './episode.ts'
import { maySee } from './may-see.ts'
import { toAgentView, toShopperView } from './message-views.ts'
import { nameAndTier } from './shopper-name.ts'
import type { StatusOf } from './status-of.ts'

/** Most messages in one answer; the reader asks again while it is behind `head`. */
const PAGE = 200
/** Messages that are looked through for the shopper's questions. */
const LOOK_BACK = 20
const QUESTIONS_TAKEN = 3
const OLDER_COUNTS = 0.85
const SUGGESTIONS = 3

export interface LookNeeds {
  readonly store: Store
  readonly statuses: StatusOf
  readonly knowledge: () => Knowledge
  readonly isOnline: (conversationId: string) => boolean | Promise<boolean>
}

/** Reading, which changes nothing: everything told is on disk. */
export function createLook({ store, statuses, knowledge, isOnline }: LookNeeds) {
  async function found(conversationId: string): Promise<Conversation> {
    const conversation = await store.conversations.read(conversationId)
    if (conversation === null) throw new DeskError('NOT_FOUND', 'there is no such conversation')
    return conversation
  }

  /** @throws DeskError NOT_FOUND, also for what this agent may not see. */
  async function seenBy(agent: Agent, conversationId: string): Promise<Conversation> {
    const conversation = await found(conversationId)
    if (!maySee(agent, conversation)) throw new DeskError('NOT_FOUND', 'there is no such conversation')
    return conversation
  }

  async function customerOf({
    id,
    shopperId,
    channel,
    locale,
    state,
    episode,
    createdAt,
  }: Conversation): Promise<Customer> {
    const [shopper, lastRating] = await Promise.all([
      store.people.shopper(shopperId),
      store.conversations.lastRating(id),
    ])
    const { shopperName: name, ...tier } = nameAndTier(shopper, shopperId, locale)
    const humanAsks = state.status === 'closed' ? state.humanAsks : state.dialog.humanAsks
    return {
      shopperId,
      name,
      ...tier,
      channel,
      locale,
      page: shopper?.page ?? null,
      firstSeenAt: shopper?.firstSeenAt ?? createdAt,
      lastSeenAt: shopper?.lastSeenAt ?? createdAt,
      isOnline: await isOnline(id),
      humanAsks,
      episodes: episode,
      lastRating,
    }
  }

  /** What came between two reads: a head is never told without its messages, as far as they fit on the page. */
  async function upToHead({ id, head }: Conversation, after: number, earlier: readonly StoredMessage[]) {
    const last = earlier.at(-1)?.seq ?? after
    if (earlier.length === PAGE || head <= last) return earlier
    return [...earlier, ...(await store.conversations.messages(id, last, PAGE - earlier.length))]
  }

  async function summarised(conversation: Conversation): Promise<Summary> {
    return summaryOf(await readEpisode(store, conversation.id), conversation, knowledge())
  }

  return {
    seenBy,
    summarised,
    /** The episode that has this case number, as the shopper may type it, or `null`. */
    ofCase: (caseNumber: string) => store.day.caseOf(caseNumber.trim().toUpperCase()),

    async shopperSync(conversationId: string, after: number): Promise<Synced> {
      const earlier = await store.conversations.messages(conversationId, after, PAGE)
      const conversation = await found(conversationId)
      const messages = await upToHead(conversation, after, earlier)
      return {
        messages: messages.map(toShopperView),
        head: conversation.head,
        status: await statuses.statusOf(conversation),
      }
    },

    async agentSync(agent: Agent, conversationId: string, after: number): Promise<AgentSynced> {
      const earlier = await store.conversations.messages(conversationId, after, PAGE)
      const conversation = await seenBy(agent, conversationId)
      const messages = await upToHead(conversation, after, earlier)
      const { state } = conversation
      const [status, customer, notes, readByShopper, summary] = await Promise.all([
        statuses.statusOf(conversation),
        customerOf(conversation),
        store.conversations.notes(conversationId),
        store.conversations.readMark(conversationId, 'shopper'),
        summarised(conversation),
      ])
      return {
        messages: messages.map(toAgentView),
        head: conversation.head,
        status,
        customer,
        notes: await Promise.all(notes.map(note => signed(store, note))),
        readByShopper,
        isOwner: state.status === 'withAgent' && state.agentId === agent.id,
        summary,
      }
    },

    /** Likely answers to what the shopper asked last, with their reasons (L3); older questions count a little less. */
    async suggest(agent: Agent, conversationId: string): Promise<SuggestedAnswer[]> {
      await seenBy(agent, conversationId)
      const snapshot = knowledge()
      const asked = (await store.conversations.lastMessages(conversationId, LOOK_BACK))
        .toReversed()
        .filter(({ from, text }) => from === 'shopper' && isQuestion(text, snapshot))
        .slice(0, QUESTIONS_TAKEN)

      const best = new Map<string, Suggestion>()
      for (const [age, { text }] of asked.entries()) {
        for (const found of snapshot.bot.suggest(text, SUGGESTIONS)) {
          const confidence = found.confidence * OLDER_COUNTS ** age
          if (confidence > (best.get(found.entryId)?.confidence ?? 0)) best.set(found.entryId, { ...found, confidence })
        }
      }
      return [...best.values()]
        .sort((a, b) => b.confidence - a.confidence)
        .slice(0, SUGGESTIONS)
        .flatMap(suggestion => suggestedAnswer(suggestion, snapshot))
    },
  }
}
function isQuestion(text: string, { bot }: Knowledge): boolean {
  const { decision } = bot.decide({ text }, newDialog())
  return decision.kind !== 'smallTalk' && !(decision.kind === 'handOver' && decision.reason === 'asked')
}

function suggestedAnswer({ entryId, confidence, explanation }: Suggestion, knowledge: Knowledge): SuggestedAnswer[] {
  const entry = knowledge.entry(entryId)
  if (entry === undefined) return []
  const { repairs, matchedQuestion, doubts, margin, runnerUp: next } = explanation
  const words = explanation.words.map(({ word }) => word)
  const second = next === null ? undefined : knowledge.entry(next.id)
  const runnerUp =
    next === null || second === undefined
      ? null
      : { entryId: next.id, title: second.question, confidence: next.confidence }
  return [
    {
      entryId,
      title: entry.question,
      text: entry.answer,
      confidence,
      source: entry.source,
      file: `${entry.file}:${entry.line}`,
      words,
      repairs,
      matchedQuestion,
      doubts,
      runnerUp,
      margin,
    },
  ]
}

export type Look = ReturnType<typeof createLook>

export async function signed(
  store: Store,
  { id, at, text, agentId, kind }: { id: string; at: number; text: string; agentId: string; kind?: 'whisper' },
) {
  const agent = await store.people.agent(agentId)
  return {
    ...(kind === undefined ? {} : { kind }),
    id,
    at,
    text,
    agent: { name: agent?.name ?? '—', number: agent?.number ?? '—' },
  }
}
