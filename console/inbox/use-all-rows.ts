import { useMemo } from 'react'
import type { InboxRow } from '../../protocol/agent.ts'
import type { LiveRow } from '../../protocol/supervisor.ts'
import { supervises } from '../app/role-pages.ts'
import { useDesk, useWorkspace } from '../app/workspace-context.ts'

/** Everything that this person may see: for supervisors every conversation, for agents their own and what waits. */
export function useAllRows(): readonly (InboxRow | LiveRow)[] | null {
  const { me } = useWorkspace()
  const inbox = useDesk(state => state.inbox)
  const live = useDesk(state => state.live)
  return useMemo(() => {
    if (supervises(me.role)) return live
    return inbox && [...inbox.mine, ...inbox.waiting]
  }, [me.role, inbox, live])
}
