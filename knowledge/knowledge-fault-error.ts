import type { Problem } from './knowledge.ts'

/** The knowledge can not be used as it is. The message names every error, a line each. */
export class KnowledgeFaultError extends Error {
  override name = 'KnowledgeFaultError'
  readonly code = 'KNOWLEDGE_FAULTY'

  constructor(readonly problems: readonly Problem[]) {
    const errors = problems.filter(problem => problem.severity === 'error')
    super(
      `the knowledge has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}:\n${errors.map(sayProblem).join('\n')}`,
    )
  }
}

/** `faq/warranty.zh.yaml:12 error DUPLICATE_ID …` */
export function sayProblem({ file, line, severity, code, message }: Problem): string {
  return `${file}:${line} ${severity} ${code} ${message}`
}
