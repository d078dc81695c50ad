import type { Bot } from '../bot/decision.ts'
import { askExpectations } from './ask-expectations.ts'
import type { Problem } from './knowledge.ts'
import { findUnmetExpectations } from './lint/unmet-expectations.ts'
import type { Expectation } from './read-expectations.ts'

interface Asked {
  readonly expectations: readonly Expectation[]
  readonly bot: Bot
}

/**
 * Expectations of `tests/` that `after` would lose: those that `before` meets, and new ones. One that was not met
 * before stops nobody, nor one where the bot is unsure but offers the entry. Lets other work go on between questions.
 */
export async function findLostAnswers(before: Asked, after: Asked): Promise<Problem[]> {
  const known = new Set(before.expectations.map(keyOf))
  const lost: Problem[] = []
  for (const expectation of after.expectations) {
    await new Promise(resolve => setImmediate(resolve))
    const unmet = findUnmetExpectations({ expectations: [expectation] }, after.bot)
    if (unmet.every(({ severity }) => severity === 'warning')) continue
    if (!known.has(keyOf(expectation)) || askExpectations([expectation], before.bot).length === 0) lost.push(...unmet)
  }
  return lost
}

function keyOf({ ask, expect }: Expectation): string {
  return `${expect}\n${ask}`
}
