import type { Desk } from '../desk/desk.ts'
import { hasCode } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { type AgentNamespace, overseeRoom, watchRoom } from './socket-feed.ts'

export interface RecheckNeeds {
  readonly agents: AgentNamespace
  readonly desk: Pick<Desk, 'look'>
  readonly store: Pick<Store, 'people'>
  readonly isSessionAlive: (tokenHash: string) => Promise<boolean>
}

/**
 * Looks whether every console here may still be connected, and after a time in which nodes did not hear each other, too,
 * whether it may see what it looks at: another node may have ended it while nobody could say so.
 */
export function createRecheck({ agents, desk, store, isSessionAlive }: RecheckNeeds) {
  return async function recheck({ isThorough }: { isThorough: boolean }): Promise<void> {
    for (const socket of [...agents.sockets.values()]) {
      const { agentId, tokenHash, watching } = socket.data
      const agent = await store.people.agent(agentId)
      if (agent === null || agent.isDisabled || !(await isSessionAlive(tokenHash))) {
        socket.disconnect(true)
        continue
      }
      if (!isThorough) continue
      for (const conversationId of [...watching]) {
        try {
          await desk.look.seenBy(agent, conversationId)
        } catch (error) {
          if (!hasCode(error, 'NOT_FOUND')) throw error
          watching.delete(conversationId)
          await socket.leave(watchRoom(conversationId))
          await socket.leave(overseeRoom(conversationId))
        }
      }
    }
  }
}
