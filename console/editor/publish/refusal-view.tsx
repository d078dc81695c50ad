import type { PublishRefusal } from '../../../protocol/editor.ts'
import type { Failure } from '../../desk/desk-state.ts'
import { useLanguage, useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { usePlace } from '../editor-context.ts'
import { ProblemRow } from '../lint/problem-list.tsx'
import { ConflictView } from './conflict-view.tsx'
import { RollBackClash } from './roll-back-clash.tsx'

interface Props {
  readonly code: Failure
  readonly refusal: PublishRefusal | null
  readonly close: () => void
}

/** Why a publish or a rollback was stopped, and the way on. */
export function RefusalView({ code, refusal, close }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { goTo } = usePlace()

  function open(path: string, line: number) {
    close()
    goTo({ tab: 'files', path, line })
  }

  return (
    <section className="refusal" role="alert">
      <strong>{words.errors[code] ?? words.errors.INTERNAL}</strong>
      {code === 'KNOWLEDGE_CONFLICT' && refusal?.conflicts?.map(path => <ConflictView key={path} path={path} />)}
      {code === 'KNOWLEDGE_ROLLBACK_CLASH' && refusal && <RollBackClash refusal={refusal} />}
      {(refusal?.problems ?? []).length > 0 && (
        <ul className="lint">
          {refusal?.problems?.map((problem, at) => (
            <li key={`${problem.file}:${problem.line}:${problem.code}:${at}`}>
              <ProblemRow problem={problem} open={() => open(problem.file, problem.line)} />
            </li>
          ))}
        </ul>
      )}
      {(refusal?.failedTests ?? []).length > 0 && (
        <table className="refusal-tests">
          <thead>
            <tr>
              <th scope="col">{words.editor.testQuestion}</th>
              <th scope="col">{words.editor.expected}</th>
              <th scope="col">{words.editor.got}</th>
            </tr>
          </thead>
          <tbody>
            {refusal?.failedTests?.map(({ file, line, question, expected, got, gotZh }) => (
              <tr key={`${file}:${line}`}>
                <td>
                  <button type="button" className="plain-button link" onClick={() => open(file, line)}>
                    {plainText(question)}
                  </button>
                </td>
                <td>{plainText(expected)}</td>
                <td>{plainText(language === 'zh-CN' ? gotZh : got)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
