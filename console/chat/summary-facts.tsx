import type { Summary } from '../../protocol/agent.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'

/** What is known already, so that nothing is asked twice; how the shopper feels, and the rule that fired. */
export function SummaryFacts({ summary: { facts, mood, rule } }: { summary: Summary }) {
  const words = useWords()
  if (facts.length === 0 && mood === 'calm' && rule === null) return null
  return (
    <dl className="summary-facts">
      {facts.length > 0 && (
        <div>
          <dt>{words.summary.facts}</dt>
          {facts.map(({ kind, value }) => (
            <dd key={`${kind} ${value}`}>
              {words.summary.fact[kind]} <b>{plainText(value)}</b>
            </dd>
          ))}
        </div>
      )}
      {mood !== 'calm' && (
        <div>
          <dt>{words.summary.mood}</dt>
          <dd className={`is-${mood}`}>{words.mood[mood]}</dd>
        </div>
      )}
      {rule !== null && (
        <div>
          <dt>{words.summary.rule}</dt>
          <dd>{words.rule[rule]}</dd>
        </div>
      )}
    </dl>
  )
}
