import type { Role } from '../../protocol/people.ts'
import type { Route } from './route.ts'

/** Content staff take no conversations: the server keeps them off the agents' line. */
export const hasConversations = (role: Role): boolean => role !== 'editor'
export const supervises = (role: Role): boolean => role === 'supervisor' || role === 'admin'
export const editsKnowledge = (role: Role): boolean => role === 'editor' || role === 'admin'

/** The page that somebody of this role sees at a place; where they may not go, their own first page. */
export function pageFor(role: Role, route: Route): 'inbox' | 'board' | 'knowledge' | 'team' | 'settings' {
  if (route.page === 'settings') return 'settings'
  if (route.page === 'board' && supervises(role)) return 'board'
  if (route.page === 'team' && role === 'admin') return 'team'
  if (route.page === 'knowledge' && editsKnowledge(role)) return 'knowledge'
  return hasConversations(role) ? 'inbox' : 'knowledge'
}
