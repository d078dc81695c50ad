import type { Language } from '../../bot/entry.ts'
import type { Fact } from '../content.ts'
import { FACT_REFERENCE } from '../fill-facts.ts'
import { type EntryRule, placeOf, warning } from './rule.ts'
import { say } from './sentences.ts'

const NUMBER = '\\d{1,9}(?:\\.\\d{1,4})?'
const UNITS = '元|块|个?工作日|个月|小时|分钟|天|年|(?:working |business )?(?:days?|hours?|minutes?|months?|years?)\\b'
const FIGURE = new RegExp(
  `[¥￥]\\s?${NUMBER}|(?<![\\d.])${NUMBER}(?:\\s?[-–~～至到]\\s?${NUMBER})?\\s?(?:${UNITS})`,
  'gi',
)

/**
 * A figure typed into an answer although a fact of its topic has that value: when the fact changes, the answer would
 * not. Amounts of money count whatever the topic; periods only when the fact's group is the entry's own topic.
 */
export const typedFigures: EntryRule = ({ content: { facts } }) => {
  const keys = { zh: keysByValue(facts, 'zh'), en: keysByValue(facts, 'en') }
  return entry => {
    const topic = entry.place.file.replace(/^faq\//, '').split(/[.-]/)[0]!
    return figuresIn(entry.answer).flatMap(figure => {
      const isMoney = /[¥元]/.test(figure)
      const fitting = (keys[entry.language].get(figure) ?? []).filter(key => isMoney || key.startsWith(`${topic}.`))
      if (fitting.length === 0) return []
      const names = fitting.slice(0, 3).map(key => `{{${key}}}`)
      const message = say('TYPED_FIGURE', { figure, facts: names.join(' or '), factsZh: names.join(' 或 ') })
      return [warning('TYPED_FIGURE', placeOf(entry, 'answer'), message)]
    })
  }
}

function figuresIn(answer: string): string[] {
  const typed = answer.replace(FACT_REFERENCE, ' ').match(FIGURE) ?? []
  return [...new Set(typed.map(squeeze))]
}

function keysByValue(facts: readonly Fact[], language: Language): Map<string, string[]> {
  const keys = new Map<string, string[]>()
  for (const fact of facts) {
    const value = fact[language]
    if (value === null) continue
    const squeezed = squeeze(value)
    keys.set(squeezed, [...(keys.get(squeezed) ?? []), fact.key])
  }
  return keys
}

function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[–~至到]/g, '-')
    .replace(/块/g, '元')
    .replace(/\s+/g, '')
}
