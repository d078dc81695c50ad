import { FileTextOutlined } from '@ant-design/icons'
import { useWords } from '../../language/language.ts'
import { usePlace } from '../editor-context.ts'
import { ProblemList } from '../lint/problem-list.tsx'
import { FilePane } from './file-pane.tsx'
import { FileTree } from './file-tree.tsx'
import './files-tab.css'

export function FilesTab() {
  const words = useWords()
  const { path } = usePlace()
  return (
    <div className="files">
      <FileTree />
      <div className="files-work">
        {path === null ? (
          <div className="quiet-state">
            <FileTextOutlined aria-hidden />
            <strong>{words.editor.pick}</strong>
            <p>{words.editor.pickHint}</p>
          </div>
        ) : (
          <FilePane key={path} path={path} />
        )}
        <ProblemList />
      </div>
    </div>
  )
}
