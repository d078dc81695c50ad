import { CloseCircleFilled, WarningFilled } from '@ant-design/icons'
import { useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { usePlace } from '../editor-context.ts'
import type { ListedFile } from './group-files.ts'

export function FileLink({ file }: { file: ListedFile }) {
  const words = useWords().editor
  const { path, goTo } = usePlace()
  return (
    <button
      type="button"
      className={`plain-button tree-file is-${file.state}`}
      aria-current={file.path === path ? 'true' : undefined}
      title={file.path}
      onClick={() => goTo({ path: file.path, entry: null, ...(file.entries === 0 ? { pane: 'edit' } : {}) })}
    >
      <span className="tree-name">
        <span>{plainText(file.topic ?? file.name)}</span>
        {file.topic && <small>{file.name}</small>}
      </span>
      {file.state !== 'published' && <span className="tree-state">{words.fileState[file.state]}</span>}
      {file.errors > 0 && (
        <span className="tree-mark is-error">
          <CloseCircleFilled aria-hidden />
          {file.errors}
          <span className="only-read">{words.errors(file.errors)}</span>
        </span>
      )}
      {file.errors === 0 && file.warnings > 0 && (
        <span className="tree-mark is-warning">
          <WarningFilled aria-hidden />
          {file.warnings}
          <span className="only-read">{words.warnings(file.warnings)}</span>
        </span>
      )}
      {file.entries > 0 && (
        <span className="tree-count">
          {file.entries}
          <span className="only-read">{words.entries(file.entries)}</span>
        </span>
      )}
    </button>
  )
}
