import { FileTextOutlined } from '@ant-design/icons'
import { useWords } from '../../language/language.ts'
import { usePlace } from '../editor-context.ts'
import { ProblemList } from '../lint/problem-list.tsx'
import { ToList } from '../panes/to-list.tsx'
import { usePane } from '../panes/use-pane.ts'
import { FilePane } from './file-pane.tsx'
import { FileTree } from './file-tree.tsx'
import './files-tab.css'

export function FilesTab() {
  const words = useWords()
  const { path } = usePlace()
  return (
    <div className="files">
      <FileTree />
      <section {...usePane('edit')} className="files-work" tabIndex={-1} aria-label={words.editor.panes.edit}>
        {path === null ? (
          <div className="quiet-state">
            <FileTextOutlined aria-hidden />
            <strong>{words.editor.pick}</strong>
            <p>{words.editor.pickHint}</p>
            <ToList />
          </div>
        ) : (
          <FilePane key={path} path={path} />
        )}
        <ProblemList />
      </section>
    </div>
  )
}
