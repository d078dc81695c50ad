import type { Candidate } from '../routing/choose-agent.ts'
import type { Store } from '../store/store.ts'

/** Everybody who may take conversations, with what decides about it at this moment. */
export function createCandidates(store: Store, now: () => number) {
  return async function candidates(): Promise<Candidate[]> {
    const [agents, presences, loads] = await Promise.all([
      store.people.agents(),
      store.people.presences(),
      store.conversations.loads(),
    ])
    const presenceOf = new Map(presences.map(row => [row.agentId, row]))
    return agents
      .filter(agent => !agent.isDisabled && agent.role !== 'editor')
      .map(agent => {
        const presence = presenceOf.get(agent.id)
        return {
          agentId: agent.id,
          isOnline: presence?.status === 'online' && presence.leaseUntil > now(),
          desks: agent.desks,
          capacity: agent.capacity,
          load: loads.get(agent.id) ?? 0,
          idleSince: presence?.idleSince ?? 0,
        }
      })
  }
}
export type Candidates = ReturnType<typeof createCandidates>
