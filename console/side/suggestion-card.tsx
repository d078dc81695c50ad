import { Button, Tooltip } from 'antd'
import type { SuggestedAnswer } from '../../protocol/agent.ts'
import { ConfidenceMark } from '../chat/confidence-mark.tsx'
import { gist } from '../chat/markdown/gist.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { SuggestionReasons } from './suggestion-reasons.tsx'

interface Props {
  readonly answer: SuggestedAnswer
  /** 1 to 3: the digit of its key. */
  readonly position: number
  readonly canUse: boolean
  readonly use: () => void
}

/** An answer from the knowledge, with how sure it is and why. */
export function SuggestionCard({ answer, position, canUse, use }: Props) {
  const words = useWords()
  const title = plainText(answer.title)
  const origin = [
    plainText(answer.file),
    ...(answer.source ? [words.chat.source(plainText(answer.source.title), answer.source.checked)] : []),
  ].join('\n')
  return (
    <article className="suggestion">
      <header>
        <h2>{title}</h2>
        <ConfidenceMark share={answer.confidence} />
      </header>
      <p className="suggestion-text">{plainText(gist(answer.text))}</p>
      <SuggestionReasons answer={answer} />
      <footer>
        <span className="suggestion-file" title={origin}>
          <span className="one-line">{plainText(answer.file)}</span>
          {answer.source && (
            <span className="one-line">
              {answer.source.checked ? words.side.checked(answer.source.checked) : plainText(answer.source.title)}
            </span>
          )}
        </span>
        {canUse && (
          <Tooltip title={words.side.useKey(position)}>
            <Button size="small" onClick={use}>
              {words.side.useIt}
              <span className="only-read">{title}</span>
              <kbd>Alt {position}</kbd>
            </Button>
          </Tooltip>
        )}
      </footer>
    </article>
  )
}
