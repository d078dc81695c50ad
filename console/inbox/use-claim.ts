import { useCallback } from 'react'
import { go } from '../app/route.ts'
import { useToast } from '../app/use-toast.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'

/** Takes a waiting conversation and goes there; losing the race is nobody's fault and said so. */
export function useClaim() {
  const { desk, listTab, composer } = useWorkspace()
  const toast = useToast()
  const words = useWords()

  return useCallback(
    async (conversationId: string) => {
      const outcome = await desk.claim(conversationId)
      if (!outcome.ok && outcome.code === 'NOT_WAITING') return toast.warn(words.inbox.taken)
      if (!toast.outcome(outcome, words.inbox.claimed)) return
      listTab.set('mine')
      go({ page: 'inbox', conversationId })
      requestAnimationFrame(() => composer.current?.focus())
    },
    [desk, listTab, composer, toast, words],
  )
}
