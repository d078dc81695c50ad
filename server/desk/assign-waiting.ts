import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AgentFeed } from '../agents/agent-feed.ts'
import { ASK_AGAIN_AFTER_MS } from '../conversation/offer.ts'
import { hasCode } from '../errors.ts'
import { type Candidate, chooseAgent } from '../routing/choose-agent.ts'
import { servingDesks } from '../routing/desks.ts'
import { staffingOf } from '../routing/staffing.ts'
import type { Store } from '../store/store.ts'
import type { Advance } from './advance.ts'
import type { Candidates } from './candidates.ts'

export interface AssignNeeds {
  readonly store: Store
  readonly advance: Advance
  readonly candidates: Candidates
  readonly feed: AgentFeed
  readonly knowledge: () => Knowledge
  readonly now: () => number
  /** Whether this node gives work to the agent; always where it is the only one. */
  readonly isServedHere?: (agentId: string) => boolean
}

/**
 * Gives waiting conversations, in their order, to agents who are free. Runs one at a time; a call during a run
 * makes it look once more. A pair that loses a race is skipped. Of several nodes each gives to the agents whose
 * consoles it holds, so that no two of them fill the last place of one agent.
 */
export function createAssignWaiting(needs: AssignNeeds) {
  const { store, advance, candidates, feed, knowledge, now, isServedHere = () => true } = needs
  let running: Promise<void> | null = null
  let lookAgain = false

  async function assignAll(): Promise<void> {
    // First what is little to read: when nobody is free, the queue is long.
    if (!(await candidates()).some(isFreeHere)) return
    const waiting = await store.conversations.waiting()
    if (!waiting.some(({ state }) => state.status === 'waiting')) return
    const free = await candidates({ isByDesk: true })
    const rules = knowledge().desks.desks
    const isStaffed = staffingOf(free, rules)
    for (const { id, state } of waiting) {
      if (state.status !== 'waiting') continue
      const { desk, missedAt, lastAgentId, supervisorAsked, superiorOnly, against } = state
      const isAskedAgain = missedAt !== undefined && now() - missedAt >= ASK_AGAIN_AFTER_MS
      const declinedBy = isAskedAgain ? undefined : state.declinedBy
      const chosen = chooseAgent(
        {
          desk,
          serving: servingDesks(state, rules, now(), isStaffed),
          ...(declinedBy === undefined ? {} : { declinedBy }),
          ...(lastAgentId === undefined ? {} : { lastAgentId }),
          wantsSupervisor: supervisorAsked === true,
          superiorOnly: superiorOnly === true,
          ...(against === undefined ? {} : { against }),
        },
        free,
        rules,
      )
      if (chosen === null) continue
      const index = free.indexOf(chosen)
      if (!isServedHere(chosen.agentId) || (await join(id, chosen))) free[index] = withOneMore(chosen, desk, now())
      // What was read is no longer true: somebody else may be free for this one.
      else lookAgain = true
    }
  }

  function isFreeHere({ agentId, isOnline, load, capacity }: Candidate): boolean {
    return isOnline && load < capacity && isServedHere(agentId)
  }

  async function join(
    conversationId: string,
    { agentId, isSupervisor: isSuperior = false }: Candidate,
  ): Promise<boolean> {
    try {
      const { conversation, messages } = await advance(conversationId, async () => {
        if (!(await isStillFree(agentId))) return null
        return { event: { type: 'joined', agentId, isOffered: true, isSuperior, at: now() }, knowledge: knowledge() }
      })
      if (messages.length === 0) return false
      const presence = await store.people.presence(agentId)
      if (presence !== null) await store.people.savePresence({ ...presence, idleSince: now() })
      feed.assigned(conversation, agentId, 'router')
      return true
    } catch (error) {
      if (hasCode(error, 'NOT_WAITING') || hasCode(error, 'FORBIDDEN')) return false
      throw error
    }
  }

  /** Those before in the line took their time: the agent may have gone, or taken somebody, meanwhile. */
  async function isStillFree(agentId: string): Promise<boolean> {
    const [agent, presence, owned] = await Promise.all([
      store.people.agent(agentId),
      store.people.presence(agentId),
      store.conversations.ownedBy(agentId),
    ])
    const isOnline = presence?.status === 'online' && presence.leaseUntil > now()
    return isOnline && agent !== null && !agent.isDisabled && owned.length < agent.capacity
  }

  return function assignWaiting(): Promise<void> {
    if (running !== null) {
      lookAgain = true
      return running
    }
    running = (async () => {
      try {
        do {
          lookAgain = false
          await assignAll()
        } while (lookAgain)
      } finally {
        running = null
      }
    })()
    return running
  }
}

function withOneMore(agent: Candidate, desk: string, at: number): Candidate {
  const loadOf = new Map(agent.loadOf).set(desk, (agent.loadOf?.get(desk) ?? 0) + 1)
  return { ...agent, load: agent.load + 1, loadOf, idleSince: at }
}
export type AssignWaiting = ReturnType<typeof createAssignWaiting>
