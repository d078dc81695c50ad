import { error, type LintRule } from './rule.ts'
import { say } from './sentences.ts'

/** R113: a fact says the same in both languages: the figures of one are among those of the other. */
export const contradictingFacts: LintRule = ({ content }) =>
  content.facts.flatMap(({ key, zh, en, place }) => {
    if (zh === null || en === null) return []
    const [inZh, inEn] = [figures(zh), figures(en)]
    if (inZh.length === 0 || inEn.length === 0) return []
    const isWithin = (some: string[], all: string[]) => some.every(figure => all.includes(figure))
    if (isWithin(inZh, inEn) || isWithin(inEn, inZh)) return []
    return [error('CONTRADICTING_FACT', place, say('CONTRADICTING_FACT', { key, zh, en }))]
  })

function figures(text: string): string[] {
  return (text.replace(/(?<=\d),(?=\d{3})/g, '').match(/\d+(?:\.\d+)?/g) ?? []).map(figure => String(Number(figure)))
}
