import type { Status } from '../../protocol/message.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { serves } from '../routing/choose-agent.ts'
import { waitRange } from '../routing/wait-range.ts'
import type { Store } from '../store/store.ts'
import type { Candidates } from './candidates.ts'

/** Joins that the estimate of a wait looks back on. */
const RECENT_JOINS = 50

export interface StatusNeeds {
  readonly store: Store
  readonly candidates: Candidates
  readonly now: () => number
}

/** What the shopper is told of the state: who speaks, the place in the queue, when the desk opens. */
export function createStatusOf({ store, candidates, now }: StatusNeeds) {
  async function statusOf(conversation: Conversation): Promise<Status> {
    const { state } = conversation
    switch (state.status) {
      case 'withBot':
        return { status: 'bot' }
      case 'waiting':
        return (
          (await queueStatuses()).get(conversation.id) ?? {
            status: 'queued',
            queue: { position: 1, waitSeconds: [30, 600] },
          }
        )
      case 'offlineMessage':
        return { status: 'offline', opensAt: state.opensAt }
      case 'withAgent': {
        const agent = await store.people.agent(state.agentId)
        return agent === null
          ? { status: 'agent' }
          : { status: 'agent', agent: { name: agent.name, number: agent.number } }
      }
      case 'closed':
        return { status: 'closed', canRate: !state.isRated && state.agentId !== null }
    }
  }

  /** Place and range of everybody who waits, by conversation. */
  async function queueStatuses(): Promise<Map<string, Status>> {
    const [waiting, people] = await Promise.all([store.conversations.waiting(), candidates()])
    const recent = new Map<string, readonly number[]>()
    const places = new Map<string, number>()
    const statuses = new Map<string, Status>()
    for (const { id, state } of waiting) {
      if (state.status !== 'waiting') continue
      const { desk } = state
      const position = (places.get(desk) ?? 0) + 1
      places.set(desk, position)
      if (!recent.has(desk)) recent.set(desk, await store.conversations.recentJoins(desk, RECENT_JOINS))
      const capacity = people.filter(p => p.isOnline && serves(p.desks, desk)).reduce((sum, p) => sum + p.capacity, 0)
      const recentJoins = (recent.get(desk) ?? []).map(at => (now() - at) / 1000)
      statuses.set(id, {
        status: 'queued',
        queue: {
          position,
          waitSeconds: waitRange({ position, capacity, recentJoins }),
        },
      })
    }
    return statuses
  }

  return { statusOf, queueStatuses }
}
export type StatusOf = ReturnType<typeof createStatusOf>
