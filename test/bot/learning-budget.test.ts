import { expect, it } from '@jest/globals'
import { readText } from '../../bot/match/features.ts'
import { createLexicon } from '../../bot/match/lexicon.ts'
import { type Known, MOST_LEARNING, roundsWithin } from '../../bot/match/model.ts'

const ENTRIES = 150
const QUESTIONS = 15_000

/** So many questions, as long as this one. */
function knownLike(text: string): Known[] {
  const read = createLexicon().add(readText(text, 'en', () => []))
  return Array.from({ length: QUESTIONS }, (_, question) => ({ text: read, entry: question % ENTRIES }))
}

it('learns 15,000 English questions of 150 entries, as is promised', () => {
  expect(roundsWithin(MOST_LEARNING, knownLike('can i see my bill for may'), ENTRIES)).toBeGreaterThanOrEqual(12)
})
