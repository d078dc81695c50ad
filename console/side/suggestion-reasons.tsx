import { DownOutlined } from '@ant-design/icons'
import { useId, useState } from 'react'
import type { SuggestedAnswer } from '../../protocol/agent.ts'
import { ReasonList } from '../chat/reason-list.tsx'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'

const MOST_WORDS = 6

/** Why an answer is suggested (L3): the words that counted in sight, everything else one press away. */
export function SuggestionReasons({ answer }: { answer: SuggestedAnswer }) {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const { matchedQuestion, doubts, repairs, runnerUp, margin } = answer
  const points = Math.round(Math.abs(margin) * 100)

  return (
    <div className="suggestion-reasons">
      <p className="suggestion-why">
        {answer.words.length > 0 && words.side.words}
        {answer.words.slice(0, MOST_WORDS).map(word => (
          <b key={word}>{plainText(word)}</b>
        ))}
        <button
          type="button"
          className="plain-button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {words.reasons.title}
          <span className="only-read"> {plainText(answer.title)}</span>
          <DownOutlined aria-hidden rotate={isOpen ? 180 : 0} />
        </button>
      </p>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <ReasonList matchedQuestion={matchedQuestion} doubts={doubts} repairs={repairs}>
            <dt>{margin < 0 ? words.reasons.first : words.reasons.next}</dt>
            {runnerUp === null ? (
              <dd>{words.reasons.alone}</dd>
            ) : (
              <dd>
                {plainText(runnerUp.title)} {words.confidence.percent(runnerUp.confidence)}
                <span className="suggestion-margin">
                  {margin < 0 ? words.reasons.behind(points) : words.reasons.ahead(points)}
                </span>
              </dd>
            )}
          </ReasonList>
        )}
      </div>
    </div>
  )
}
