import { FrownOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { PageLoading } from '../app/page-loading.tsx'
import { useWorkspace } from '../app/workspace-context.ts'
import { createObservable } from '../desk/observable.ts'
import { createKnowledgeApi } from '../http/knowledge-api.ts'
import { useWords } from '../language/language.ts'
import { createFileDrafts } from './draft/drafts.ts'
import {
  EditorContext,
  type EditorParts,
  type EditorPlace,
  useDrafts,
  useEditor,
  usePlace,
  useWorkbench,
} from './editor-context.ts'
import { EditorHead } from './editor-head.tsx'
import { createTitleIndex } from './entries/title-index.ts'
import { FilesTab } from './files/files-tab.tsx'
import { MissedTab } from './missed/missed-tab.tsx'
import { TouchSizes } from './panes/touch-sizes.tsx'
import { usePaneInAddress } from './panes/use-pane-in-address.ts'
import { TryBox } from './try/try-box.tsx'
import { useHearPublishes } from './versions/use-hear-publishes.ts'
import { VersionsTab } from './versions/versions-tab.tsx'
import { createWorkbench } from './workbench.ts'
import './editor-page.css'

const start: EditorPlace = { tab: 'files', pane: 'list', path: null, entry: null, line: null, visit: 0 }

export function EditorPage() {
  const { session, me } = useWorkspace()
  const [parts] = useState<EditorParts>(() => {
    const api = createKnowledgeApi(session.state.get().signedIn?.token ?? '')
    const workbench = createWorkbench({
      api,
      drafts: createFileDrafts(sessionStorage, me.id),
      expired: session.expire,
      later(ms, call) {
        const timer = setTimeout(call, ms)
        return () => clearTimeout(timer)
      },
    })
    return {
      api,
      workbench,
      titles: createTitleIndex(),
      place: createObservable(start),
      question: createObservable(''),
    }
  })

  useEffect(() => {
    void parts.workbench.load()
    return parts.workbench.stop
  }, [parts])

  return (
    <EditorContext value={parts}>
      <TouchSizes>
        <Editor />
      </TouchSizes>
    </EditorContext>
  )
}

function Editor() {
  const words = useWords()
  const { workbench } = useEditor()
  const overview = useWorkbench(state => state.overview)
  const failure = useWorkbench(state => state.failure)
  const { tab } = usePlace()
  useLeaveWarning(useDrafts().length > 0)
  useHearPublishes()
  usePaneInAddress()

  if (!overview && failure)
    return (
      <main className="quiet-state" id="chat" tabIndex={-1}>
        <FrownOutlined aria-hidden />
        <strong>{words.editor.failed}</strong>
        <p>{words.errors[failure]}</p>
        <Button onClick={workbench.load}>{words.again}</Button>
      </main>
    )
  if (!overview) return <PageLoading />
  return (
    <main className="editor" id="chat" tabIndex={-1}>
      <EditorHead />
      <div className="editor-body">
        {tab === 'files' ? <FilesTab /> : tab === 'missed' ? <MissedTab /> : <VersionsTab />}
        <TryBox />
      </div>
    </main>
  )
}

/** Closing the tab would lose what is not published; a reload would not. */
function useLeaveWarning(isNeeded: boolean) {
  useEffect(() => {
    if (!isNeeded) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isNeeded])
}
