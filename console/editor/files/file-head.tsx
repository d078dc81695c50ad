import { MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { useDrafts, useEditor, usePlace } from '../editor-context.ts'
import type { FaqView } from '../entries/read-faq.ts'
import { useAddEntry } from './use-add-entry.ts'

export function FileHead({ path, view, children }: { path: string; view: FaqView | null; children: ReactNode }) {
  const words = useWords()
  const { modal } = App.useApp()
  const { workbench } = useEditor()
  const { goTo } = usePlace()
  const draft = useDrafts().find(each => each.path === path)
  const add = useAddEntry(path)

  function remove() {
    modal.confirm({
      title: words.editor.deleteFileAsk(path),
      content: words.editor.deleteFileHint,
      okText: words.editor.delete,
      okButtonProps: { danger: true },
      cancelText: words.cancel,
      onOk() {
        if (draft?.base === null) workbench.drafts.drop(path)
        else workbench.edit(path, null)
        goTo({ path: draft?.base === null ? null : path, entry: null })
      },
    })
  }

  return (
    <header className="file-head">
      <h2 className="one-line">
        {view?.kind === 'faq' && view.topic !== '' ? plainText(view.topic) : path}
        {view?.kind === 'faq' && view.topic !== '' && <small>{path}</small>}
      </h2>
      {children}
      {view?.kind === 'faq' && (
        <Button className="file-add" size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
          <span className="file-add-label">{words.editor.newEntry}</span>
        </Button>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'undo',
              label: words.editor.undoFile,
              disabled: !draft,
              onClick: () => {
                workbench.drafts.drop(path)
                goTo({ path: draft?.base === null ? null : path, entry: null })
              },
            },
            { key: 'delete', label: words.editor.deleteFile, danger: true, onClick: remove },
          ],
        }}
      >
        <Button size="small" type="text" icon={<MoreOutlined aria-hidden />} aria-label={words.editor.fileMenu} />
      </Dropdown>
    </header>
  )
}
