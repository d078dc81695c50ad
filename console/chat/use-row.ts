import type { InboxRow } from '../../protocol/agent.ts'
import { useDesk } from '../app/workspace-context.ts'

/** The row of a conversation, as long as it is waiting or ours. */
export function useRow(conversationId: string | null): InboxRow | undefined {
  return useDesk(({ inbox }) =>
    inbox
      ? (inbox.mine.find(row => row.conversationId === conversationId) ??
        inbox.waiting.find(row => row.conversationId === conversationId))
      : undefined,
  )
}
