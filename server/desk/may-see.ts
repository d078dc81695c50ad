import type { Conversation } from '../conversation/conversation.ts'
import type { ConversationState } from '../conversation/state.ts'
import type { Agent } from '../store/people-store.ts'

export function isSuperiorRole(role: Agent['role']): boolean {
  return role === 'supervisor' || role === 'admin'
}

/** Whether it is a complaint about this agent, which others deal with (R91). */
export function isMeant(agentId: string, state: ConversationState): boolean {
  return 'against' in state && state.against === agentId
}

/**
 * Agents see what waits, what is theirs and what they closed; supervisors and admins see everything but complaints about
 * themselves; editors see no conversation. What one may not see does not exist for them.
 */
export function maySee(agent: Agent, { state }: Conversation): boolean {
  if (agent.isDisabled || agent.role === 'editor' || isMeant(agent.id, state)) return false
  if (isSuperiorRole(agent.role)) return true
  // Complaints about an agent are read by supervisors.
  if ('superiorOnly' in state && state.superiorOnly === true && state.status !== 'withAgent') return false
  switch (state.status) {
    case 'waiting':
    case 'offlineMessage':
      return true
    case 'withAgent':
    case 'closed':
      return state.agentId === agent.id
    case 'withBot':
      return false
  }
}

/** Complaints about an agent are taken by supervisors, and never by who is meant (R91). */
export function mayTake({ id, role }: Agent, state: ConversationState): boolean {
  if (isMeant(id, state)) return false
  return !('superiorOnly' in state && state.superiorOnly === true) || isSuperiorRole(role)
}
