import { Button, Modal } from 'antd'
import { useWords } from '../../language/language.ts'
import { useDrafts, useEditor } from '../editor-context.ts'
import { DiffView } from './diff-view.tsx'

interface Props {
  readonly isOpen: boolean
  readonly close: () => void
  readonly publish: () => void
}

export function DiffDialog({ isOpen, close, publish }: Props) {
  const words = useWords()
  const { workbench } = useEditor()
  const drafts = useDrafts()
  return (
    <Modal
      title={words.editor.diffTitle}
      open={isOpen}
      onCancel={close}
      width={880}
      destroyOnHidden
      footer={
        <>
          <Button onClick={close}>{words.editor.goOn}</Button>
          <Button type="primary" disabled={drafts.length === 0} onClick={publish}>
            {words.editor.publish}
          </Button>
        </>
      }
    >
      {drafts.length === 0 && <p>{words.editor.nothingChanged}</p>}
      {drafts.map(draft => (
        <DiffView key={draft.path} draft={draft} discard={() => workbench.drafts.drop(draft.path)} />
      ))}
    </Modal>
  )
}
