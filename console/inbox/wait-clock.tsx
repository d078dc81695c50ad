import { ClockCircleOutlined } from '@ant-design/icons'
import { useNow } from '../app/use-now.ts'
import { useWords } from '../language/language.ts'
import { clockText } from '../language/time-text.ts'
import { urgencyOf } from './urgency.ts'

interface Props {
  readonly since: number
  readonly kind: 'waited' | 'unanswered'
  /** Seconds within which the desk means to answer. */
  readonly target?: number | undefined
}

/** A running clock, grey → amber → red by the desk's target. */
export function WaitClock({ since, kind, target }: Props) {
  const words = useWords()
  const seconds = (useNow() - since) / 1_000
  const clock = clockText(seconds, words)
  return (
    <span className={`wait-clock is-${urgencyOf(seconds, target)}`} title={words.inbox[kind](clock)}>
      <ClockCircleOutlined aria-hidden />
      <span className="only-read">{words.inbox[kind]('')}</span>
      {clock}
    </span>
  )
}
