import type { Team } from '../../protocol/people.ts'
import type { EpochMs } from '../conversation/state.ts'
import type { PeopleStore, PresenceRow } from '../store/people-store.ts'

interface Needs {
  readonly store: PeopleStore
  readonly now: () => EpochMs
  /** How many conversations each agent owns. */
  readonly loads: () => Promise<ReadonlyMap<string, number>>
}

export function createTeam({ store, now, loads }: Needs) {
  /** Everybody but `selfId` who serves shoppers, by number; with the desks. */
  return async function team(selfId: string, desks: Team['desks']): Promise<Team> {
    const [agents, presences, loadOf] = await Promise.all([store.agents(), store.presences(), loads()])
    const presenceOf = new Map(presences.map(row => [row.agentId, row]))
    const at = now()
    const colleagues = agents
      .filter(agent => agent.id !== selfId && !agent.isDisabled && agent.role !== 'editor')
      .map(agent => ({
        id: agent.id,
        name: agent.name,
        number: agent.number,
        presence: presenceNow(presenceOf.get(agent.id), at),
        load: loadOf.get(agent.id) ?? 0,
        capacity: agent.capacity,
      }))
      .sort((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }))
    return { colleagues, desks }
  }
}

function presenceNow(row: PresenceRow | undefined, now: EpochMs): PresenceRow['status'] {
  return row !== undefined && row.leaseUntil > now ? row.status : 'offline'
}
