import { useMemo } from 'react'
import { useDrafts, useWorkbench } from '../editor-context.ts'

/** Files that take entries, those of a language first. */
export function useFaqFiles(language: 'zh' | 'en'): { value: string; label: string }[] {
  const files = useWorkbench(state => state.overview?.files)
  const drafts = useDrafts()
  return useMemo(() => {
    const known = (files ?? []).filter(({ path }) => /^faq\/.+\.ya?ml$/.test(path))
    const fresh = drafts.filter(({ path, base }) => base === null && /^faq\/.+\.ya?ml$/.test(path))
    const gone = new Set(drafts.filter(({ text }) => text === null).map(({ path }) => path))
    return [
      ...known.map(({ path, topic, language: of }) => ({ path, topic, isFirst: of === language })),
      ...fresh.map(({ path }) => ({ path, topic: null, isFirst: path.includes(`.${language}.`) })),
    ]
      .filter(({ path }) => !gone.has(path))
      .sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || a.path.localeCompare(b.path))
      .map(({ path, topic }) => ({ value: path, label: topic ? `${topic} · ${path}` : path }))
  }, [files, drafts, language])
}
