import type { Problem } from '../knowledge.ts'
import { asksForSecrets } from './asks-for-secrets.ts'
import { damagedText } from './damaged-text.ts'
import { officialContacts } from './official-contacts.ts'
import type { Beside, TextRule } from './rule.ts'
import type { PublishedText } from './texts.ts'
import { unknownFacts } from './unknown-facts.ts'

const RULES: readonly TextRule[] = [damagedText, unknownFacts, officialContacts, asksForSecrets]

/** What is wrong with texts that somebody gets to see, wherever they stand. */
export function lookAtTexts(beside: Beside): (texts: readonly PublishedText[]) => Problem[] {
  const rules = RULES.map(rule => rule(beside))
  return texts => rules.flatMap(rule => rule(texts))
}
