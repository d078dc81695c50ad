import type { InboxRow } from '../../protocol/agent.ts'
import { useDesk } from '../app/workspace-context.ts'

/** The row of a conversation, as long as it is waiting or ours, or on the board that we watch. */
export function useRow(conversationId: string | null): InboxRow | undefined {
  return useDesk(({ inbox, live }) => {
    const find = (rows: readonly InboxRow[] | null | undefined) =>
      rows?.find(row => row.conversationId === conversationId)
    return find(inbox?.mine) ?? find(inbox?.waiting) ?? find(live)
  })
}
