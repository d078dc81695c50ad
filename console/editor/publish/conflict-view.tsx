import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { KnowledgeVersion } from '../../../protocol/editor.ts'
import { useNow } from '../../app/use-now.ts'
import { useToast } from '../../app/use-toast.ts'
import { useLanguage, useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { longMoment } from '../../language/time-text.ts'
import { useDrafts, useEditor } from '../editor-context.ts'

/** Somebody was quicker with this file: who, when, and the two ways on. */
export function ConflictView({ path, showDiff }: { path: string; showDiff: () => void }) {
  const words = useWords()
  const language = useLanguage()
  const now = useNow()
  const toast = useToast()
  const { api, workbench } = useEditor()
  const draft = useDrafts().find(each => each.path === path)
  const [theirs, setTheirs] = useState<KnowledgeVersion | null>(null)
  const [settled, setSettled] = useState<'theirs' | 'merged' | null>(null)

  useEffect(() => {
    let isGone = false
    void api.versions().then(outcome => {
      if (!isGone && outcome.ok)
        setTheirs(outcome.data.find(({ files }) => files.some(file => file.path === path)) ?? null)
    })
    return () => {
      isGone = true
    }
  }, [api, path])

  async function takeTheirs() {
    workbench.drafts.drop(path)
    await workbench.readAgain(path)
    setSettled('theirs')
  }

  /** My text, compared with theirs from now on: the difference shows what would be undone. */
  async function merge() {
    const mine = workbench.drafts.of(path)
    const latest = await workbench.readAgain(path)
    if (!latest) return toast.warn(words.editor.cannotRead)
    if (mine) workbench.drafts.put({ ...mine, base: { text: latest.text, revision: latest.revision } })
    setSettled('merged')
    showDiff()
  }

  return (
    <div className="conflict">
      <p>
        <code>{path}</code>{' '}
        {theirs
          ? words.editor.changedBy(
              plainText(theirs.by),
              longMoment(theirs.at, now, language, words),
              plainText(theirs.summary),
            )
          : words.editor.changedBySomebody}
      </p>
      {settled || !draft ? (
        <p className="conflict-settled">{words.editor.settled[settled ?? 'theirs']}</p>
      ) : (
        <div className="conflict-ways">
          <Button size="small" onClick={merge}>
            {words.editor.merge}
          </Button>
          <Button size="small" danger onClick={takeTheirs}>
            {words.editor.takeTheirs}
          </Button>
        </div>
      )}
    </div>
  )
}
