import { ClockCircleOutlined } from '@ant-design/icons'
import { useNow } from '../app/use-now.ts'
import { useWords } from '../language/language.ts'
import { clockText } from '../language/time-text.ts'
import { urgencyOf } from './urgency.ts'

/** A running clock, grey → amber → red by the desk's target. */
export function WaitClock({ since, kind }: { since: number; kind: 'waited' | 'unanswered' }) {
  const words = useWords()
  const seconds = (useNow() - since) / 1_000
  const clock = clockText(seconds, words)
  return (
    <span className={`wait-clock is-${urgencyOf(seconds)}`} title={words.inbox[kind](clock)}>
      <ClockCircleOutlined aria-hidden />
      <span className="only-read">{words.inbox[kind]('')}</span>
      {clock}
    </span>
  )
}
