import { ExclamationCircleFilled } from '@ant-design/icons'
import type { Failure } from '../desk/desk-state.ts'
import { useWords } from '../language/language.ts'

/** What the server had against a form, said beside the form and to screen readers. */
export function FormProblem({ failure }: { failure: Failure | null }) {
  const words = useWords()
  return (
    <div role="alert">
      {failure && (
        <p className="form-problem">
          <ExclamationCircleFilled aria-hidden /> {words.errors[failure] ?? words.errors.INTERNAL}
        </p>
      )}
    </div>
  )
}
