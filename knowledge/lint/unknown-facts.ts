import { FACT_REFERENCE } from '../fill-facts.ts'
import type { Problem } from '../knowledge.ts'
import { remembered } from './remembered.ts'
import { error, type LintRule, warning } from './rule.ts'
import { say } from './sentences.ts'
import { type PublishedText, publishedTexts } from './texts.ts'

/** Every `{{…}}` has to stand for something, in the language of the text. */
export const unknownFacts: LintRule = ({ content, facts }) => {
  const problems: Problem[] = []
  for (const texts of publishedTexts(content)) {
    for (const { key, language, place, what, whatZh } of referencesIn(texts)) {
      const found = facts.find(key, language)
      if (found === null) {
        problems.push(
          error(
            'UNKNOWN_FACT',
            place,
            say('UNKNOWN_FACT', { what, whatZh, reference: `{{${key}}}`, ...likely(key, content.facts) }),
          ),
        )
      } else if (!found.inLanguage) {
        problems.push(
          warning(
            'FACT_NOT_TRANSLATED',
            place,
            say('FACT_NOT_TRANSLATED', { reference: `{{${key}}}`, language, what, whatZh, text: found.text }),
          ),
        )
      }
    }
  }
  for (const fact of content.facts) {
    if (/\{\{/.test(`${fact.zh}${fact.en}`))
      problems.push(error('UNKNOWN_FACT', fact.place, say('NESTED_FACT', { key: fact.key })))
  }
  return problems
}

const referencesIn = remembered((texts: readonly PublishedText[]) =>
  texts.flatMap(text => [...text.text.matchAll(FACT_REFERENCE)].map(([, key = '']) => ({ ...text, key }))),
)

function likely(key: string, facts: readonly { readonly key: string }[]) {
  const name = key.split('.').at(-1)
  const near = facts.filter(fact => fact.key.split('.').at(-1) === name).slice(0, 3)
  const names = near.map(fact => `{{${fact.key}}}`)
  if (names.length === 0) return { likely: '', likelyZh: '' }
  return { likely: `; perhaps ${names.join(' or ')}`, likelyZh: `，也许是 ${names.join(' 或 ')}` }
}
