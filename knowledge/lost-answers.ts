import type { Bot } from '../bot/decision.ts'
import { askExpectations } from './ask-expectations.ts'
import type { Problem } from './knowledge.ts'
import { findUnmetExpectations } from './lint/unmet-expectations.ts'
import type { Expectation } from './read-expectations.ts'

/**
 * What `tests/` expects, `before` answers and `after` would not. An expectation that was not met before is a warning
 * only, as is one where the bot is unsure but offers the entry. Lets other work go on between questions.
 */
export async function findLostAnswers(
  expectations: readonly Expectation[],
  before: Bot,
  after: Bot,
): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const expectation of expectations) {
    await new Promise(resolve => setImmediate(resolve))
    const [unmet] = findUnmetExpectations({ expectations: [expectation] }, after)
    if (unmet === undefined) continue
    const isLost = unmet.severity === 'error' && askExpectations([expectation], before).length === 0
    problems.push(isLost ? unmet : { ...unmet, severity: 'warning' })
  }
  return problems
}
