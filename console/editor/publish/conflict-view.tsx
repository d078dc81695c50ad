import { Button } from 'antd'
import { useState } from 'react'
import { useNow } from '../../app/use-now.ts'
import { useLanguage, useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { longMoment } from '../../language/time-text.ts'
import { DiffView } from './diff-view.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { useConflict } from './use-conflict.ts'

/** Somebody was quicker with this file: who, when, with what, and the ways on. */
export function ConflictView({ path }: { path: string }) {
  const words = useWords()
  const language = useLanguage()
  const now = useNow()
  const [isShown, setShown] = useState(false)
  const { version, mine, theirs, clashing, settled, ...conflict } = useConflict(path)
  return (
    <div className="conflict">
      <p>
        <code>{path}</code>{' '}
        {version
          ? words.editor.changedBy(
              plainText(version.by),
              longMoment(version.at, now, language, words),
              plainText(version.summary),
            )
          : words.editor.changedBySomebody}
      </p>
      {settled ? (
        <p className="conflict-settled">{words.editor.settled[settled]}</p>
      ) : conflict.isUnread ? (
        <p>
          {words.editor.cannotRead}{' '}
          <Button size="small" onClick={conflict.read}>
            {words.again}
          </Button>
        </p>
      ) : (
        <div className="conflict-ways">
          {theirs && !conflict.isMergeable ? (
            <Button size="small" onClick={conflict.keepMine}>
              {words.editor.keepMine[mine?.text === null ? 'deleted' : 'text']}
            </Button>
          ) : (
            <Button size="small" disabled={!theirs} onClick={conflict.merge}>
              {words.editor.merge}
            </Button>
          )}
          <Button size="small" danger disabled={!theirs} onClick={conflict.takeTheirs}>
            {words.editor.takeTheirs}
          </Button>
          <Button
            size="small"
            type="text"
            disabled={!theirs}
            aria-expanded={isShown}
            onClick={() => setShown(!isShown)}
          >
            {words.editor.showTheirs}
          </Button>
        </div>
      )}
      {isShown && !settled && theirs && <DiffView draft={{ path, text: theirs.text, base: mine?.base ?? null }} />}
      {clashing && (
        <MergeDialog path={path} parts={clashing} close={conflict.leaveClashing} done={conflict.putMerged} />
      )}
    </div>
  )
}
