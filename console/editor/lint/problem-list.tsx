import {
  CheckCircleFilled,
  CloseCircleFilled,
  DownOutlined,
  LoadingOutlined,
  UpOutlined,
  WarningFilled,
} from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../../protocol/editor.ts'
import { useLanguage, useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { useEditor, usePlace, useWorkbench } from '../editor-context.ts'
import { useOnePane } from '../panes/use-pane.ts'
import './problem-list.css'

type Scope = 'file' | 'all'
const MOST_SHOWN = 200

/** What the check says about the folder with the unpublished changes; a click leads to the line. */
export function ProblemList() {
  const words = useWords()
  const { workbench } = useEditor()
  const problems = useWorkbench(state => state.problems)
  const checking = useWorkbench(state => state.checking)
  const { path, goTo } = usePlace()
  const [scope, setScope] = useState<Scope>('file')
  const isOnePane = useOnePane()
  const [isOpen, setOpen] = useState(!isOnePane)
  const own = problems.filter(({ file }) => file === path)
  const isOwn = scope === 'file' && path !== null
  const shown = [...(isOwn ? own : problems)].sort(byWeight)
  const errors = problems.filter(({ severity }) => severity === 'error').length

  return (
    <section className="lint" aria-label={words.editor.check}>
      <header>
        <button type="button" className="plain-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? <DownOutlined aria-hidden /> : <UpOutlined aria-hidden />}
          <strong>{words.editor.check}</strong>
        </button>
        <span className="lint-sum" role="status">
          {checking === 'busy' ? (
            <>
              <LoadingOutlined aria-hidden /> {words.editor.checking}
            </>
          ) : checking !== 'idle' ? (
            <span className="lint-failed">{words.editor.notChecked(words.errors[checking])}</span>
          ) : (
            words.editor.checkSum(errors, problems.length - errors)
          )}
        </span>
        {checking !== 'busy' && checking !== 'idle' && (
          <Button size="small" onClick={workbench.check}>
            {words.again}
          </Button>
        )}
        {path !== null && (isOpen || !isOnePane) && (
          <Segmented<Scope>
            size="small"
            value={scope}
            onChange={setScope}
            options={[
              { value: 'file', label: words.editor.thisFile(own.length) },
              { value: 'all', label: words.editor.allFiles(problems.length) },
            ]}
          />
        )}
      </header>
      {isOpen &&
        (shown.length === 0 ? (
          <p className="lint-good">
            <CheckCircleFilled aria-hidden />{' '}
            {problems.length === 0 ? words.editor.allGood : words.editor.goodHere(problems.length)}
          </p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
          <ul className="scroll" tabIndex={0} aria-label={words.editor.check}>
            {shown.slice(0, MOST_SHOWN).map((problem, at) => (
              <li key={`${problem.file}:${problem.line}:${problem.code}:${at}`}>
                <ProblemRow
                  problem={problem}
                  open={() => goTo({ tab: 'files', path: problem.file, line: problem.line })}
                />
              </li>
            ))}
          </ul>
        ))}
    </section>
  )
}

export function ProblemRow({ problem, open }: { problem: Problem; open: () => void }) {
  const words = useWords().editor
  const message = useLanguage() === 'zh-CN' ? problem.messageZh : problem.message
  const isError = problem.severity === 'error'
  return (
    <button type="button" className="plain-button lint-row" onClick={open}>
      <span className={isError ? 'is-error' : 'is-warning'}>
        {isError ? <CloseCircleFilled aria-hidden /> : <WarningFilled aria-hidden />}
        <span className="only-read">{isError ? words.error : words.warning}</span>
      </span>
      <span className="lint-text">
        <b title={problem.code}>{words.problems[problem.code] ?? problem.code}</b>{' '}
        <span className="lint-detail">{plainText(message)}</span>
      </span>
      <code>
        {problem.file}:{problem.line}
      </code>
    </button>
  )
}

const byWeight = (a: Problem, b: Problem): number =>
  Number(b.severity === 'error') - Number(a.severity === 'error') || a.file.localeCompare(b.file) || a.line - b.line
