import type { Bot } from '../../bot/decision.ts'
import { askExpectations } from '../../knowledge/ask-expectations.ts'
import type { Verified } from '../../knowledge/publish.ts'
import type { PublishRefusal } from '../../protocol/editor.ts'

/**
 * Expectations that a change would break, and new ones that it does not meet. One that was not met before stops nobody,
 * nor one where the bot is unsure but offers the entry.
 */
export function brokenTests(unmet: Verified['unmet'], live: Bot): NonNullable<PublishRefusal['failedTests']> {
  const failed = unmet.filter(({ isOffered }) => !isOffered)
  return failed
    .filter(each => each.isNew || askExpectations([each], live).length === 0)
    .map(({ ask, expect, got, gotZh, place }) => ({ ...place, question: ask, expected: expect, got, gotZh }))
}
