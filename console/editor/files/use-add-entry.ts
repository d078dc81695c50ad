import { useToast } from '../../app/use-toast.ts'
import { useWords } from '../../language/language.ts'
import { useEditor, usePlace } from '../editor-context.ts'
import { addEntry } from '../entries/change-faq.ts'
import { freeId } from '../entries/free-id.ts'

/** Adds an empty entry at the end of a file and opens it. */
export function useAddEntry(path: string): () => void {
  const words = useWords().editor
  const toast = useToast()
  const { workbench, titles } = useEditor()
  const { goTo } = usePlace()

  return () => {
    const text = workbench.textOf(path)
    const view = text === null ? null : titles.view(path, text)
    const taken = titles.entries(workbench.state.get().texts, workbench.drafts.all.get()).map(({ id }) => id)
    const next =
      text === null || view?.kind !== 'faq'
        ? null
        : addEntry(text, { id: freeId(path, taken), question: '', answer: '' })
    if (next === null || view?.kind !== 'faq') return toast.warn(words.cannotAdd)
    workbench.edit(path, next)
    goTo({ tab: 'files', path, entry: view.entries.length })
  }
}
