import { useCallback, useSyncExternalStore } from 'react'
import { useWorkspace } from '../app/workspace-context.ts'
import type { Draft } from './drafts.ts'

export function useDraft(conversationId: string) {
  const { drafts } = useWorkspace()
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.of(conversationId))
  const change = useCallback(
    (edit: Partial<Draft>) => drafts.set(conversationId, { ...drafts.of(conversationId), ...edit }),
    [drafts, conversationId],
  )
  return [draft, change] as const
}
