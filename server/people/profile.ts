import type { AgentProfile } from '../../protocol/people.ts'
import type { Agent } from '../store/people-store.ts'

/** What may be told of an agent; never the password's hash. */
export function profileOf(agent: Agent): AgentProfile {
  return {
    id: agent.id,
    login: agent.login,
    name: agent.name,
    number: agent.number,
    role: agent.role,
    desks: [...agent.desks],
    capacity: agent.capacity,
    disabled: agent.isDisabled,
  }
}
