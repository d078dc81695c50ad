import { useState } from 'preact/hooks'
import { Chips } from './chips.tsx'
import { useDesk } from './desk.ts'
import { Face } from './icons.tsx'
import { TextLine } from './text-line.tsx'

const GOOD_SCORE = 4

/** After closing: five faces, reasons as chips, one line of comment. */
export function RatingCard() {
  const { chat, phrases, times } = useDesk()
  const [score, setScore] = useState(0)
  const [reasons, setReasons] = useState<string[]>([])
  const [comment, setComment] = useState('')
  const [isDone, setDone] = useState(false)
  const [isSending, setSending] = useState(false)
  const { canRate, rateUntil } = chat.status.value!

  if (isDone) {
    return (
      <p class="system" role="status">
        {phrases.rated}
      </p>
    )
  }
  if (!canRate) return null

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    setSending(true)
    setDone(await chat.rate({ score, reasons, comment: comment.trim() }))
    setSending(false)
  }

  const offered = score >= GOOD_SCORE ? phrases.praise : phrases.complaint
  return (
    <form class="card rating" onSubmit={submit}>
      <fieldset class="faces">
        <legend>{phrases.rateTitle}</legend>
        {phrases.scores.map((word, i) => (
          <label key={word}>
            <input
              type="radio"
              name="score"
              checked={score === i + 1}
              onChange={() => {
                if (score >= GOOD_SCORE !== i + 1 >= GOOD_SCORE) setReasons([])
                setScore(i + 1)
              }}
            />
            <Face score={i + 1} />
            <span>{word}</span>
          </label>
        ))}
      </fieldset>
      {score > 0 && (
        <>
          <Chips
            label={phrases.reasons}
            chips={offered.map(reason => [reason, reason])}
            isOn={reason => reasons.includes(reason)}
            onPick={reason =>
              setReasons(reasons.includes(reason) ? reasons.filter(other => other !== reason) : [...reasons, reason])
            }
          />
          <TextLine label={phrases.comment} value={comment} onChange={setComment} />
          <button type="submit" class="primary" disabled={isSending}>
            {phrases.submit}
          </button>
        </>
      )}
      {rateUntil && <p class="day">{phrases.rateBy(times.day(rateUntil))}</p>}
    </form>
  )
}
