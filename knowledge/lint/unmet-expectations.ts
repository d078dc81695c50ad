import type { Bot } from '../../bot/decision.ts'
import { askExpectations, type Unmet } from '../ask-expectations.ts'
import type { KnowledgeContent } from '../content.ts'
import type { Problem } from '../knowledge.ts'
import { error, warning } from './rule.ts'
import { say } from './sentences.ts'

/** Asks the bot everything that `tests/` holds. An unsure bot that offers the right entry is a warning only. */
export function findUnmetExpectations({ expectations }: Pick<KnowledgeContent, 'expectations'>, bot: Bot): Problem[] {
  return askExpectations(expectations, bot).map(sayUnmet)
}

export function sayUnmet({ ask, expect, place, got, gotZh, isOffered }: Unmet): Problem {
  const said = { ask, expect, got, gotZh }
  return isOffered ? warning('UNSURE', place, say('UNSURE', said)) : error('REGRESSION', place, say('UNMET', said))
}
