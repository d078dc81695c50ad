import type { Candidate } from '../routing/choose-agent.ts'
import type { DeskRules } from '../routing/desks.ts'
import type { Store } from '../store/store.ts'

/** Everybody who may take conversations, with what decides about it at this moment. */
export function createCandidates(store: Store, rules: () => DeskRules, now: () => number) {
  async function loadsByDesk(): Promise<Map<string, Map<string, number>>> {
    const byAgent = new Map<string, Map<string, number>>()
    // Only where the shop limits a desk: every conversation has to be read for it.
    if (Object.values(rules()).every(rule => rule.capacity === null)) return byAgent
    for (const { state } of await store.conversations.withAgents()) {
      if (state.status !== 'withAgent') continue
      const loads = byAgent.get(state.agentId) ?? new Map<string, number>()
      byAgent.set(state.agentId, loads.set(state.desk, (loads.get(state.desk) ?? 0) + 1))
    }
    return byAgent
  }

  return async function candidates({ isByDesk = false } = {}): Promise<Candidate[]> {
    const [agents, presences, loads, byDesk] = await Promise.all([
      store.people.agents(),
      store.people.presences(),
      store.conversations.loads(),
      isByDesk ? loadsByDesk() : null,
    ])
    const presenceOf = new Map(presences.map(row => [row.agentId, row]))
    return agents
      .filter(agent => !agent.isDisabled && agent.role !== 'editor')
      .map(agent => {
        const presence = presenceOf.get(agent.id)
        const loadOf = byDesk?.get(agent.id)
        return {
          agentId: agent.id,
          isOnline: presence?.status === 'online' && presence.leaseUntil > now(),
          isSupervisor: agent.role !== 'agent',
          desks: agent.desks,
          capacity: agent.capacity,
          load: loads.get(agent.id) ?? 0,
          ...(loadOf === undefined ? {} : { loadOf }),
          idleSince: presence?.idleSince ?? 0,
        }
      })
  }
}
export type Candidates = ReturnType<typeof createCandidates>
