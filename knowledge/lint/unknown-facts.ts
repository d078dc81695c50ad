import { FACT_REFERENCE } from '../fill-facts.ts'
import { error, type LintRule, type TextRule, warning } from './rule.ts'
import { say } from './sentences.ts'

/** Every `{{…}}` has to stand for something, in the language of the text. */
export const unknownFacts: TextRule =
  ({ content, facts }) =>
  texts =>
    texts.flatMap(({ text, language, place, what, whatZh }) =>
      [...text.matchAll(FACT_REFERENCE)].flatMap(([, key = '']) => {
        const named = { what, whatZh, reference: `{{${key}}}` }
        const found = facts.find(key, language)
        if (found === null) {
          return [error('UNKNOWN_FACT', place, say('UNKNOWN_FACT', { ...named, ...likely(key, content.facts) }))]
        }
        if (found.inLanguage) return []
        const said = { ...named, language, text: found.text }
        return [warning('FACT_NOT_TRANSLATED', place, say('FACT_NOT_TRANSLATED', said))]
      }),
    )

/** A fact is what it says, not what another one does. */
export const nestedFacts: LintRule = ({ content }) =>
  content.facts
    .filter(({ zh, en }) => /\{\{/.test(`${zh}${en}`))
    .map(({ key, place }) => error('UNKNOWN_FACT', place, say('NESTED_FACT', { key })))

function likely(key: string, facts: readonly { readonly key: string }[]) {
  const name = key.split('.').at(-1)
  const near = facts.filter(fact => fact.key.split('.').at(-1) === name).slice(0, 3)
  const names = near.map(fact => `{{${fact.key}}}`)
  if (names.length === 0) return { likely: '', likelyZh: '' }
  return { likely: `; perhaps ${names.join(' or ')}`, likelyZh: `，也许是 ${names.join(' 或 ')}` }
}
