import type { Bot } from '../bot/decision.ts'
import { askExpectations, type Unmet } from './ask-expectations.ts'
import type { Problem } from './knowledge.ts'
import { sayUnmet } from './lint/unmet-expectations.ts'
import { nextTurn } from './take-turns.ts'

/**
 * What would not be answered any more of what `before` answers. An expectation that was not met before is a warning only,
 * as is one where the bot is unsure but offers the entry. Lets other work go on between questions.
 *
 * @param unmet what the bot that comes does not answer of what `tests/` expects.
 */
export async function findLostAnswers(unmet: readonly Unmet[], before: Bot): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const each of unmet) {
    await nextTurn()
    const problem = sayUnmet(each)
    const isLost = problem.severity === 'error' && askExpectations([each], before).length === 0
    problems.push(isLost ? problem : { ...problem, severity: 'warning' })
  }
  return problems
}
