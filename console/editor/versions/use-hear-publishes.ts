import { useEffect } from 'react'
import { useToast } from '../../app/use-toast.ts'
import { useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { useEditor } from '../editor-context.ts'
import { followEntry } from '../entries/follow-entry.ts'

/** Content staff are not on the agents' line, so the page asks, and at once when somebody comes back to it. */
const ASK_EVERY_MS = 20_000

/** Says who has published what, and shows what is live now. What is written here stays as it is. */
export function useHearPublishes() {
  const { workbench, titles, place } = useEditor()
  const toast = useToast()
  const words = useWords().editor

  useEffect(() => {
    async function hear() {
      if (document.hidden) return
      const { path, entry } = place.get()
      const before = path === null ? null : workbench.textOf(path)
      const heard = await workbench.hear()
      if (heard === null) return
      toast.tell(words.heard(plainText(heard.by), plainText(heard.summary)))
      if (path === null || entry === null || before === null || workbench.drafts.of(path)) return workbench.load()
      // Until it is known where the entry stands now, none is shown: its place may be another one's.
      const swap = (from: number | null, to: number | null) =>
        place.update(now => (now.path === path && now.entry === from ? { ...now, entry: to } : now))
      swap(entry, null)
      await workbench.load()
      const after = await workbench.read(path)
      swap(null, followEntry(titles.view(path, before), after && titles.view(path, after.text), entry))
    }

    const timer = setInterval(hear, ASK_EVERY_MS)
    document.addEventListener('visibilitychange', hear)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', hear)
    }
  }, [workbench, titles, place, toast, words])
}
