import { FACT_REFERENCE } from '../fill-facts.ts'
import { liveEntries } from '../live-entries.ts'
import { type LintRule, placeOf, warning } from './rule.ts'

const FIGURE =
  /[¥￥]\s?\d+(?:\.\d+)?|\d+(?:\.\d+)?(?:\s*[-–~～至到]\s*\d+(?:\.\d+)?)?\s*(?:元|块|个?工作日|个月|小时|分钟|天|年|(?:working |business )?(?:days?|hours?|minutes?|months?|years?)\b)/gi

/**
 * A figure typed into an answer although a fact of its topic has that value: when the fact changes, the answer would
 * not. Amounts of money count whatever the topic; periods only when the fact's group is the entry's own topic.
 */
export const typedFigures: LintRule = ({ content, today }) =>
  liveEntries(content, today).flatMap(entry => {
    const topic = entry.place.file.replace(/^faq\//, '').split(/[.-]/)[0]!
    const answer = entry.answer.replace(FACT_REFERENCE, ' ')
    const typed = new Set((answer.match(FIGURE) ?? []).map(squeeze))
    return [...typed].flatMap(figure => {
      const isMoney = /[¥元块]/.test(figure)
      const facts = content.facts.filter(fact => {
        const value = fact[entry.language]
        return value !== null && squeeze(value) === figure && (isMoney || fact.key.startsWith(`${topic}.`))
      })
      if (facts.length === 0) return []
      const names = facts.slice(0, 3).map(fact => `{{${fact.key}}}`)
      const message = `"${figure}" is typed here and may become wrong; if it is ${names.join(' or ')}, refer to it`
      return [warning('TYPED_FIGURE', placeOf(entry, 'answer'), message)]
    })
  })

function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[–~至到]/g, '-')
    .replace(/块/g, '元')
    .replace(/\s+/g, '')
}
