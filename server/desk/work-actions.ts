import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Work } from '../../protocol/work.ts'
import type { AgentFeed } from '../agents/agent-feed.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError, hasCode } from '../errors.ts'
import type { Agent } from '../store/people-store.ts'
import type { Store } from '../store/store.ts'
import type { WorkRow } from '../store/work-store.ts'
import type { Advance } from './advance.ts'
import type { AgentActions } from './agent-actions.ts'
import { deskTitle } from './desk-now.ts'
import { isSuperiorRole, mayTake } from './may-see.ts'
import { nameAndTier } from './shopper-name.ts'

export interface WorkNeeds {
  readonly store: Store
  readonly agents: Pick<AgentActions, 'claim' | 'takeOver' | 'atWork'>
  readonly advance: Advance
  readonly feed: AgentFeed
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
}

/** More than a team does in a day; what is due comes first. */
const MOST_LISTED = 100

/** Messages left and calls to be made: found first, taken by one, kept until somebody says that it is done (R17, R60). */
export function createWorkActions({ store, agents, advance, feed, knowledge, now }: WorkNeeds) {
  async function view(row: WorkRow, conversation: Conversation | null): Promise<Work> {
    const [agent, promiser] = await Promise.all([
      row.takenBy === null ? null : store.people.agent(row.takenBy),
      row.promisedBy === null ? null : store.people.agent(row.promisedBy),
    ])
    const { id, conversationId, kind, contact, text, desk, at, dueAt, note } = row
    const state = conversation?.state
    const shopper = conversation === null ? null : await store.people.shopper(conversation.shopperId)
    return {
      ...{ id, conversationId, kind, contact, text, desk, at, dueAt, note },
      ...(conversation === null
        ? { shopperName: '' }
        : nameAndTier(shopper, conversation.shopperId, conversation.locale)),
      channel: conversation?.channel ?? '',
      deskTitle: deskTitle(knowledge(), desk),
      priority: state !== undefined && 'priority' in state ? state.priority : 'normal',
      state: row.state === 'withdrawn' ? 'done' : row.state,
      ...(promiser === null ? {} : { promisedBy: { id: promiser.id, name: promiser.name, number: promiser.number } }),
      takenBy: agent === null ? null : { id: agent.id, name: agent.name, number: agent.number },
    }
  }

  async function viewOf(workId: string): Promise<Work> {
    const row = await found(workId)
    return view(row, await store.conversations.conversation(row.conversationId))
  }

  async function found(workId: string): Promise<WorkRow> {
    const row = await store.work.work(workId)
    if (row === null) throw new DeskError('NOT_FOUND', 'there is no such work')
    return row
  }

  return {
    /**
     * What is open and may be taken, by due time, after what this agent has taken. Supervisors see what others have
     * taken, too.
     */
    async list(agent: Agent): Promise<Work[]> {
      const isOwn = (row: WorkRow) => row.takenBy === agent.id
      const rows = (await store.work.pending()).filter(
        row => isSuperiorRole(agent.role) || row.takenBy === null || isOwn(row),
      )
      const first = [...rows.filter(isOwn), ...rows.filter(row => !isOwn(row))].slice(0, MOST_LISTED)
      const listed = await Promise.all(
        first.map(async row => {
          const conversation = await store.conversations.conversation(row.conversationId)
          const isForAgent = isOwn(row) || conversation === null || mayTake(agent, conversation.state)
          return isForAgent ? [await view(row, conversation)] : []
        }),
      )
      return listed.flat()
    },

    /**
     * Of any number of agents one wins; the conversation comes with it, unless a colleague has it.
     *
     * @throws DeskError NOT_WAITING for everybody else, NOT_FOUND.
     */
    async take(agent: Agent, workId: string): Promise<Work> {
      const row = await found(workId)
      if (row.takenBy !== agent.id) {
        if (row.state !== 'open') throw new DeskError('NOT_WAITING', 'somebody else has it, or it is done')
        await takeWithConversation(agent.id, row)
      }
      feed.inboxChanged()
      return viewOf(workId)
    },

    /** @throws DeskError NOT_OWNER, NOT_FOUND */
    async done(agent: Agent, workId: string, note: string): Promise<Work> {
      const { conversationId } = await found(workId)
      if (!(await store.work.finishWork(workId, agent.id, note.trim(), now())))
        throw new DeskError('NOT_OWNER', 'take it first')
      await advance(conversationId, () => ({ event: { type: 'workDone', workId, at: now() }, knowledge: knowledge() }))
      feed.inboxChanged()
      return viewOf(workId)
    },
  }

  async function takeWithConversation(agentId: string, { id, conversationId }: WorkRow): Promise<void> {
    const conversation = await store.conversations.conversation(conversationId)
    const state = conversation?.state
    if (state !== undefined && 'left' in state && state.left?.workId === id && state.status !== 'withAgent') {
      // One commit for both: whoever joins has the work.
      await agents.claim(agentId, conversationId)
      return
    }
    if (!(await store.work.takeWork(id, agentId))) throw new DeskError('NOT_WAITING', 'a colleague was faster')
    // Whoever goes home later gives it back.
    await agents.atWork(agentId)
    if (state === undefined || state.status === 'withAgent') return
    try {
      await agents.takeOver(agentId, conversationId, 'work')
    } catch (error) {
      // The work is this agent's all the same; the shopper can be reached as agreed.
      if (!hasCode(error, 'CONVERSATION_CLOSED') && !hasCode(error, 'NOT_OWNER') && !hasCode(error, 'FORBIDDEN'))
        throw error
    }
  }
}
export type WorkActions = ReturnType<typeof createWorkActions>
