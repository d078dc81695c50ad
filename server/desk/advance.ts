import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Effect, WorkChange } from '../conversation/effect.ts'
import type { ConversationEvent } from '../conversation/event.ts'
import { type ConversationState, ownerOf } from '../conversation/state.ts'
import { transition } from '../conversation/transition.ts'
import { DeskError, hasCode } from '../errors.ts'
import { isAnybodyThere } from '../routing/staffing.ts'
import type { Change, Committed, NewMessage, Rating, TimerChange } from '../store/conversation-store.ts'
import type { AttachmentRow } from '../store/people-store.ts'
import type { Store } from '../store/store.ts'
import type { Announce } from './announce.ts'
import type { Candidates } from './candidates.ts'
import { createInTurn } from './in-turn.ts'
import { writeLines } from './write-lines.ts'

/** What somebody wants to happen to the conversation as it was just read. */
export interface Proposal {
  readonly event: ConversationEvent
  /** The one snapshot that decided and that words are taken from. */
  readonly knowledge: Knowledge
  readonly attachment?: AttachmentRow | null
}

/** `null`: on a second look nothing is to be done. */
export type Propose = (before: Conversation) => Proposal | null | Promise<Proposal | null>

export interface AdvanceNeeds {
  readonly store: Store
  readonly candidates: Candidates
  readonly newId: () => string
  readonly announce: Announce
  readonly findAgent: () => void
}

/** Beyond this many lost races something is wrong; the sender tries again later. */
const MOST_ATTEMPTS = 100

/**
 * Read, decide, save, tell: the one way in which a conversation moves. When another commit came between reading and
 * saving, everything is decided anew on what is there now; so a bot's reply can never follow an agent's first word.
 *
 * @throws DeskError NOT_FOUND, BUSY_TRY_AGAIN, what `propose` and `transition` throw, and what the store refuses.
 */
export function createAdvance({ store, candidates, newId, announce, findAgent }: AdvanceNeeds) {
  const { inTurn } = createInTurn()
  const agentOf = async (agentId: string) => {
    const agent = await store.people.agent(agentId)
    return agent === null ? null : { name: agent.name, number: agent.number }
  }

  async function attempt(conversationId: string, propose: Propose) {
    const before = await store.conversations.conversation(conversationId)
    if (before === null) throw new DeskError('NOT_FOUND', 'there is no such conversation')
    const unchanged = {
      before,
      effects: [],
      saving: Promise.resolve<Committed>({ conversation: before, messages: [] }),
    }
    const proposal = await propose(before)
    if (proposal === null) return unchanged
    const { event, knowledge, attachment = null } = proposal
    const { state, effects } = transition(before.state, event)
    if (state === before.state && effects.length === 0) return unchanged

    const messages = await writeLines(effects, {
      conversation: before,
      next: state,
      knowledge,
      at: event.at,
      newId,
      agentOf,
      isAnybodyThereFor: async waiting => isAnybodyThere(waiting, await candidates(), knowledge.desks.desks, event.at),
      attachment,
    })
    // Not awaited here: the next in turn may read what this commit has begun; who is told waits for the disk.
    return {
      before,
      effects,
      saving: store.conversations.commit(before, changeOf(before, state, effects, messages, event.at)),
    }
  }

  /** Leaves the turn when it is saved, so that nobody comes between one attempt and the next. */
  async function attemptUntilSaved(conversationId: string, propose: Propose) {
    for (let attempts = 1; ; attempts++) {
      const attempted = await attempt(conversationId, propose)
      try {
        await attempted.saving
        return attempted
      } catch (error) {
        if (!hasCode(error, 'STALE_VERSION') || attempts === MOST_ATTEMPTS) throw error
      }
    }
  }

  const decide = store.conversations.showsBegun ? attempt : attemptUntilSaved

  return async function advance(conversationId: string, propose: Propose): Promise<Committed> {
    for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts++) {
      try {
        const { before, effects, saving } = await inTurn(conversationId, () => decide(conversationId, propose))
        const committed = await saving
        if (committed.conversation !== before) await announce(before, committed.conversation, committed.messages)
        if (effects.some(effect => effect.type === 'findAgent')) findAgent()
        return committed
      } catch (error) {
        if (!hasCode(error, 'STALE_VERSION')) throw error
      }
    }
    throw new DeskError('BUSY_TRY_AGAIN', 'too many changes at once; try again')
  }
}
export type Advance = ReturnType<typeof createAdvance>

function changeOf(
  before: Conversation,
  state: ConversationState,
  effects: readonly Effect[],
  messages: NewMessage[],
  at: number,
): Change {
  const timers: TimerChange[] = []
  const work: WorkChange[] = []
  let rating: Rating | null = null
  let breach: Change['breach']
  let reply: Change['reply']
  for (const effect of effects) {
    if (effect.type === 'setTimer') timers.push({ kind: effect.kind, dueAt: effect.dueAt })
    if (effect.type === 'clearTimer') timers.push({ kind: effect.kind, dueAt: null })
    if (effect.type === 'rate') rating = effect.rating
    if (effect.type === 'work') work.push(effect.change)
    if (effect.type === 'replied') reply = effect.reply
    if (effect.type === 'breach') breach = { desk: effect.desk, agentId: effect.agentId }
  }
  const isReopened = before.state.status === 'closed' && state.status !== 'closed'
  return {
    at,
    state,
    epoch: ownerOf(before.state) === ownerOf(state) ? before.epoch : before.epoch + 1,
    episode: isReopened ? before.episode + 1 : before.episode,
    messages,
    ...(timers.length === 0 ? {} : { timers }),
    ...(rating === null ? {} : { rating }),
    ...(work.length === 0 ? {} : { work }),
    ...(breach === undefined ? {} : { breach }),
    ...(reply === undefined ? {} : { reply }),
  }
}
