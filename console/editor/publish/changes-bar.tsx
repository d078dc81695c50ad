import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { useDrafts, useEditor, usePlace } from '../editor-context.ts'
import { DiffDialog } from './diff-dialog.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import './publish.css'

export function ChangesBar() {
  const words = useWords()
  const { modal } = App.useApp()
  const { workbench } = useEditor()
  const { path, goTo } = usePlace()
  const drafts = useDrafts()
  const [open, setOpen] = useState<'diff' | 'publish' | null>(null)

  useEffect(() => {
    const save = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
      event.preventDefault()
      if (workbench.drafts.all.get().length > 0) setOpen('publish')
    }
    window.addEventListener('keydown', save)
    return () => window.removeEventListener('keydown', save)
  }, [workbench])

  function discard() {
    modal.confirm({
      title: words.editor.discardAsk(drafts.length),
      content: words.editor.discardHint,
      okText: words.editor.discard,
      okButtonProps: { danger: true },
      cancelText: words.cancel,
      onOk() {
        const isNew = drafts.some(draft => draft.path === path && draft.base === null)
        workbench.drafts.clear()
        if (isNew) goTo({ path: null })
        else goTo({ entry: null })
      },
    })
  }

  return (
    <div className="changes" role="status">
      {drafts.length > 0 && (
        <>
          <span className="changes-count">{words.editor.unpublished(drafts.length)}</span>
          <Button size="small" onClick={() => setOpen('diff')}>
            {words.editor.showDiff}
          </Button>
          <Button size="small" type="text" onClick={discard}>
            {words.editor.discard}
          </Button>
        </>
      )}
      <Button type="primary" size="small" disabled={drafts.length === 0} onClick={() => setOpen('publish')}>
        {words.editor.publish}
      </Button>
      <DiffDialog isOpen={open === 'diff'} close={() => setOpen(null)} publish={() => setOpen('publish')} />
      <PublishDialog isOpen={open === 'publish'} close={() => setOpen(null)} showDiff={() => setOpen('diff')} />
    </div>
  )
}
