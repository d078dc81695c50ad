import { useEffect, useState } from 'react'
import type { FileText, KnowledgeVersion } from '../../../protocol/editor.ts'
import { clearText, type MergePart, mergeLines } from '../../../protocol/merge-lines.ts'
import { useDrafts, useEditor, usePlace } from '../editor-context.ts'
import { followEntry } from '../entries/follow-entry.ts'

/** How a conflict ended; `same`: the latest text has all of my changes already. */
export type Settled = 'theirs' | 'mine' | 'merged' | 'same'

/** A file that somebody else has published meanwhile: what both have made of it, and the ways to settle it. */
export function useConflict(path: string) {
  const { api, workbench, titles } = useEditor()
  const place = usePlace()
  const draft = useDrafts().find(each => each.path === path)
  const [mine] = useState(draft)
  const [version, setVersion] = useState<KnowledgeVersion | null>(null)
  const [latest, setLatest] = useState<FileText | 'deleted' | 'reading' | 'unread'>('reading')
  const [clashing, setClashing] = useState<readonly MergePart[] | null>(null)
  const [settled, setSettled] = useState<Settled | null>(null)

  async function read() {
    setLatest('reading')
    const [versions, text] = await Promise.all([api.versions(), workbench.readAgain(path)])
    if (versions.ok) setVersion(versions.data.find(({ files }) => files.some(file => file.path === path)) ?? null)
    const isGone = workbench.state.get().textFailures[path] === 'NOT_FOUND'
    setLatest(text ?? (isGone ? 'deleted' : 'unread'))
  }

  useEffect(() => {
    void read()
  }, [path])

  const theirs =
    latest === 'reading' || latest === 'unread' ? null : { text: latest === 'deleted' ? null : latest.text }

  /** The draft becomes `text`, as a change of the latest. */
  function put(text: string | null, how: Settled) {
    const base = typeof latest === 'string' ? null : { text: latest.text, revision: latest.revision }
    workbench.drafts.put({ path, text, base })
    setClashing(null)
    setSettled(how === 'merged' && text === base?.text ? 'same' : how)
    if (place.path === path && text === null && base === null) place.goTo({ path: null })
    else if (place.path === path && place.entry !== null && mine?.text) {
      const after = text === null ? null : titles.view(path, text)
      place.goTo({ entry: followEntry(titles.view(path, mine.text), after, place.entry) })
    }
    void workbench.load()
  }

  return {
    version,
    mine,
    theirs,
    isUnread: latest === 'unread',
    /** Lines can not be merged where one of the two has deleted the file. */
    isMergeable: typeof mine?.text === 'string' && typeof theirs?.text === 'string',
    clashing,
    settled: settled ?? (draft ? null : 'theirs'),
    read,
    merge() {
      if (typeof mine?.text !== 'string' || typeof theirs?.text !== 'string') return
      const parts = mergeLines(mine.base?.text ?? '', mine.text, theirs.text)
      const text = clearText(parts)
      if (text === null) setClashing(parts)
      else put(text, 'merged')
    },
    putMerged: (text: string) => put(text, 'merged'),
    leaveClashing: () => setClashing(null),
    keepMine: () => put(mine?.text ?? null, 'mine'),
    takeTheirs: () => theirs && put(theirs.text, 'theirs'),
  }
}
