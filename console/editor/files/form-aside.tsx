import { EditOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { usePlace } from '../editor-context.ts'
import type { FaqView } from '../entries/read-faq.ts'
import { useAddEntry } from './use-add-entry.ts'

/** In the form's place while no entry is chosen, or none can be read. */
export function FormAside({ path, view }: { path: string; view: FaqView | null }) {
  const words = useWords().editor
  const { goTo } = usePlace()
  const add = useAddEntry(path)

  if (view?.kind === 'broken')
    return (
      <div className="quiet-state">
        <WarningOutlined aria-hidden />
        <strong>{words.broken(view.line)}</strong>
        <p>{plainText(view.message)}</p>
        <Button onClick={() => goTo({ line: view.line })}>{words.toLine}</Button>
      </div>
    )
  return (
    <div className="quiet-state">
      <EditOutlined aria-hidden />
      <strong>{words.pickEntry}</strong>
      <p>{words.pickEntryHint}</p>
      <Button onClick={add}>{words.newEntry}</Button>
    </div>
  )
}
