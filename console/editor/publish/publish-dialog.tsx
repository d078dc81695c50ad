import { Button, Input, Modal } from 'antd'
import { useEffect, useId, useState } from 'react'
import type { PublishRefusal } from '../../../protocol/editor.ts'
import { useToast } from '../../app/use-toast.ts'
import type { Failure } from '../../desk/desk-state.ts'
import { useWords } from '../../language/language.ts'
import { changesOf } from '../draft/drafts.ts'
import { useDrafts, useEditor, useWorkbench } from '../editor-context.ts'
import { RefusalView } from './refusal-view.tsx'
import { ReplayPanel } from './replay-panel.tsx'

interface Props {
  readonly isOpen: boolean
  readonly close: () => void
  readonly showDiff: () => void
}

export function PublishDialog({ isOpen, close, showDiff }: Props) {
  const words = useWords()
  const toast = useToast()
  const id = useId()
  const { api, workbench } = useEditor()
  const drafts = useDrafts()
  const errors = useWorkbench(state => state.problems.filter(({ severity }) => severity === 'error').length)
  const [summary, setSummary] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [stopped, setStopped] = useState<{ code: Failure; refusal: PublishRefusal | null } | null>(null)

  useEffect(() => {
    if (isOpen) setStopped(null)
  }, [isOpen])

  async function publish() {
    setBusy(true)
    setStopped(null)
    const sent = workbench.drafts.all.get()
    const outcome = await api.publish(changesOf(sent), summary.trim())
    if (!outcome.ok) {
      setBusy(false)
      return setStopped(outcome)
    }
    await workbench.published(sent.map(({ path }) => path))
    setBusy(false)
    toast.done(words.editor.publishedAs(outcome.data.version))
    setSummary('')
    close()
  }

  return (
    <Modal
      title={words.editor.publishTitle(drafts.length)}
      open={isOpen}
      onCancel={close}
      width={680}
      destroyOnHidden
      footer={
        <>
          <Button onClick={showDiff}>{words.editor.showDiff}</Button>
          <Button
            type="primary"
            loading={isBusy}
            disabled={summary.trim() === '' || drafts.length === 0}
            onClick={publish}
          >
            {words.editor.publish}
          </Button>
        </>
      }
    >
      <div className="publish">
        <p>{words.editor.publishLead}</p>
        {errors > 0 && (
          <p className="publish-warning" role="alert">
            {words.editor.errorsFirst(errors)}
          </p>
        )}
        <div className="field">
          <label htmlFor={id}>{words.editor.summary}</label>
          <Input
            id={id}
            autoFocus
            maxLength={200}
            value={summary}
            placeholder={words.editor.summaryExample}
            onChange={event => setSummary(event.target.value)}
            onPressEnter={event => {
              if (!event.nativeEvent.isComposing && summary.trim() !== '' && !isBusy) void publish()
            }}
          />
        </div>
        {stopped && <RefusalView {...stopped} close={close} />}
        <ReplayPanel />
      </div>
    </Modal>
  )
}
