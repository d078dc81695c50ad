import { FACT_REFERENCE } from '../fill-facts.ts'
import type { Problem } from '../knowledge.ts'
import { error, type LintRule, warning } from './rule.ts'
import { publishedTexts } from './texts.ts'

/** Every `{{…}}` has to stand for something, in the language of the text. */
export const unknownFacts: LintRule = ({ content, facts }) => {
  const problems: Problem[] = []
  for (const { text, language, place, what } of publishedTexts(content)) {
    for (const [, key = ''] of text.matchAll(FACT_REFERENCE)) {
      const found = facts.find(key, language)
      if (found === null) {
        problems.push(
          error(
            'UNKNOWN_FACT',
            place,
            `the ${what} refers to {{${key}}}, which is in none of the files${likely(key, content.facts)}`,
          ),
        )
      } else if (!found.inLanguage) {
        problems.push(
          warning(
            'FACT_NOT_TRANSLATED',
            place,
            `{{${key}}} has no "${language}" text; the ${what} shows "${found.text}"`,
          ),
        )
      }
    }
  }
  for (const fact of content.facts) {
    if (/\{\{/.test(`${fact.zh}${fact.en}`))
      problems.push(
        error('UNKNOWN_FACT', fact.place, `the fact ${fact.key} refers to another fact; write the value out`),
      )
  }
  return problems
}

function likely(key: string, facts: readonly { readonly key: string }[]): string {
  const name = key.split('.').at(-1)
  const near = facts.filter(fact => fact.key.split('.').at(-1) === name).slice(0, 3)
  return near.length > 0 ? `; perhaps ${near.map(fact => `{{${fact.key}}}`).join(' or ')}` : ''
}
