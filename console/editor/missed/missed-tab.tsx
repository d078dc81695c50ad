import { CheckCircleOutlined, FrownOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import type { MissedGroup } from '../../../protocol/editor.ts'
import { useWords } from '../../language/language.ts'
import { useEditor, useWorkbench } from '../editor-context.ts'
import { usePane } from '../panes/use-pane.ts'
import { AddToEntryDialog } from './add-to-entry-dialog.tsx'
import { MissedCard } from './missed-card.tsx'
import { NewEntryDialog } from './new-entry-dialog.tsx'
import './missed-tab.css'

/** What the bot could not answer, most asked first (L10). */
export function MissedTab() {
  const words = useWords()
  const pane = usePane('list')
  const { workbench } = useEditor()
  const groups = useWorkbench(state => state.missed)
  const failure = useWorkbench(state => state.missedFailure)
  const [writing, setWriting] = useState<MissedGroup | null>(null)
  const [adding, setAdding] = useState<MissedGroup | null>(null)
  const most = groups?.reduce((sum, { count }) => sum + count, 0) ?? 0

  return (
    <section
      {...pane}
      className="editor-list scroll"
      id={pane.inert ? undefined : 'list'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
      tabIndex={0}
      aria-label={words.editor.missed}
    >
      <header className="editor-list-head">
        <div>
          <h2>{words.editor.missedTitle}</h2>
          <p>{groups && groups.length > 0 ? words.editor.missedSum(groups.length, most) : words.editor.missedLead}</p>
        </div>
        <Button icon={<ReloadOutlined aria-hidden />} onClick={workbench.loadMissed}>
          {words.editor.refresh}
        </Button>
      </header>
      {!groups && failure ? (
        <div className="quiet-state">
          <FrownOutlined aria-hidden />
          <p>{words.errors[failure]}</p>
          <Button onClick={workbench.loadMissed}>{words.again}</Button>
        </div>
      ) : !groups ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : groups.length === 0 ? (
        <div className="quiet-state">
          <CheckCircleOutlined aria-hidden />
          <strong>{words.editor.nothingMissed}</strong>
          <p>{words.editor.nothingMissedHint}</p>
        </div>
      ) : (
        <ul className="missed-list">
          {groups.map(group => (
            <li key={group.key}>
              <MissedCard group={group} write={() => setWriting(group)} add={() => setAdding(group)} />
            </li>
          ))}
        </ul>
      )}
      <NewEntryDialog group={writing} close={() => setWriting(null)} />
      <AddToEntryDialog group={adding} close={() => setAdding(null)} />
    </section>
  )
}
