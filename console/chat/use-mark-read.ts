import { useEffect } from 'react'
import { useWorkspace } from '../app/workspace-context.ts'
import type { Thread } from '../desk/desk-state.ts'

/** Tells the shopper "seen" only for what is on a visible page of the agent who answers. */
export function useMarkRead(conversationId: string, { messages, isOwner }: Thread) {
  const { desk } = useWorkspace()

  useEffect(() => {
    if (!isOwner) return
    const mark = () => {
      if (!document.hidden) desk.markRead(conversationId)
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [desk, conversationId, messages, isOwner])
}
