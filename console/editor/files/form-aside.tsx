import { EditOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useLanguage, useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { usePlace, useWorkbench } from '../editor-context.ts'
import type { FaqView } from '../entries/read-faq.ts'
import { ToList } from '../panes/to-list.tsx'
import { useAddEntry } from './use-add-entry.ts'

/** In the form's place while no entry is chosen, or none can be read. */
export function FormAside({ path, view }: { path: string; view: FaqView | null }) {
  const words = useWords().editor
  const { goTo } = usePlace()
  const add = useAddEntry(path)
  const language = useLanguage()
  const fault = useWorkbench(state => state.problems).find(
    problem => problem.file === path && problem.severity === 'error' && /^YAML|^DUPLICATE_KEY$/.test(problem.code),
  )
  // The parser's own words are English, and for programmers.
  const said = language === 'zh-CN' ? fault?.messageZh : fault?.message

  if (view?.kind === 'broken') {
    // Where the page's own parser stopped is only the next best: the check says where something is to be done.
    const line = fault?.line ?? view.line
    return (
      <div className="quiet-state">
        <WarningOutlined aria-hidden />
        <strong>{words.broken(line)}</strong>
        <p>{said === undefined ? words.brokenHint : plainText(said)}</p>
        <Button onClick={() => goTo({ line })}>{words.toLine}</Button>
      </div>
    )
  }
  return (
    <div className="quiet-state">
      <EditOutlined aria-hidden />
      <strong>{words.pickEntry}</strong>
      <p>{words.pickEntryHint}</p>
      <ToList />
      <Button onClick={add}>{words.newEntry}</Button>
    </div>
  )
}
