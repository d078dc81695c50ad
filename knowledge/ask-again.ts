import type { BotEntry } from '../bot/entry.ts'
import { askExpectations, type Unmet } from './ask-expectations.ts'
import { type Learned, nameOfLearned, openEngines } from './build-engines.ts'
import { openBot } from './build-knowledge.ts'
import { rememberedHash, shortHash } from './content-version.ts'
import type { PublishedContent } from './publish-content.ts'
import type { Expectation } from './read-expectations.ts'

/** Asks everything that the shop expects, unless all that decides the bot's answers is what it was the last time. */
export function createAskAgain() {
  let askedOf = ''
  let unmet: readonly Unmet[] = []

  return function askAgain(
    expectations: readonly Expectation[],
    published: PublishedContent,
    learned: Learned,
  ): readonly Unmet[] {
    if (expectations.length === 0) return []
    const of = shortHash({
      learned: nameOfLearned(learned),
      entries: published.botEntries.map(nameOfAsked),
      subjects: published.subjects,
      synonyms: published.synonyms,
      expectations: expectations.map(({ ask, expect, place }) => [ask, expect, place.file, place.line]),
    })
    if (of === askedOf) return unmet
    unmet = askExpectations(expectations, openBot(published, openEngines(published, learned)))
    askedOf = of
    return unmet
  }
}

/** What an entry answers with decides nothing. */
const nameOfAsked = rememberedHash<BotEntry>(({ answer: _, ...asked }) => asked)
