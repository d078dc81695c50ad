import type { Board } from '../../protocol/supervisor.ts'
import { urgencyOf } from '../inbox/urgency.ts'
import { useWords } from '../language/language.ts'
import { clockText } from '../language/time-text.ts'

interface Figure {
  readonly name: string
  readonly value: string
  readonly unit?: string
  readonly hint?: string
  readonly tone?: 'late' | 'overdue' | 'calm'
}

/** The numbers that decide whether anything has to be done now. */
export function Figures({ totals }: { totals: Board['totals'] }) {
  const words = useWords()
  const { board } = words
  const { waiting, longestWaitSeconds, withAgents, work, breachesToday, closedToday, humanAsks, ratings } = totals
  const figures: readonly Figure[] = [
    { name: board.waiting, value: String(waiting) },
    {
      name: board.longest,
      value: waiting === 0 ? board.none : clockText(longestWaitSeconds, words),
      tone: waiting === 0 ? 'calm' : urgencyOf(longestWaitSeconds),
    },
    { name: board.withAgents, value: String(withAgents) },
    {
      name: board.work,
      value: String(work.due),
      hint: board.workOf(work.due, work.open + work.taken),
      tone: work.due > 0 ? 'late' : 'calm',
    },
    { name: board.breaches, value: String(breachesToday), tone: breachesToday > 0 ? 'overdue' : 'calm' },
    { name: board.closed, value: String(closedToday) },
    {
      name: board.humanAsks,
      value: humanAsks.average === null ? board.none : humanAsks.average.toFixed(1),
      ...(humanAsks.average === null ? {} : { unit: board.humanAsksUnit }),
      hint: board.humanAsksHint(humanAsks.conversations),
    },
    {
      name: board.rating,
      value: ratings.average === null ? board.none : ratings.average.toFixed(1),
      ...(ratings.average === null ? {} : { unit: '/ 5' }),
      hint: board.ratingHint(ratings.count),
    },
  ]
  return (
    <dl className="figures" aria-label={board.now}>
      {figures.map(({ name, value, unit, hint, tone = 'calm' }) => (
        <div key={name} className={`figure is-${tone}`}>
          <dt>{name}</dt>
          <dd>
            <b>{value}</b>
            {unit && <small>{unit}</small>}
            {hint && <span>{hint}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
