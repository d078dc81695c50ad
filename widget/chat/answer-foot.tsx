import type { Message } from '../../protocol/message.ts'
import { cleanText } from './clean-text.ts'
import { useDesk } from './desk.ts'
import { DownThumbIcon, UpThumbIcon } from './icons.tsx'

function Judge({ message }: { message: Message }) {
  const { feedback, phrases } = useDesk()
  const judged = feedback.judged.value[message.id]
  const button = (helpful: boolean, word: string) => (
    <button
      type="button"
      class="judge"
      aria-pressed={judged === helpful}
      onClick={() => feedback.judge(message.id, message.seq, helpful)}
    >
      {helpful ? <UpThumbIcon /> : <DownThumbIcon />}
      {word}
    </button>
  )
  return (
    <p class="judges">
      {button(true, phrases.helpful)}
      {button(false, phrases.unhelpful)}
      {judged !== undefined && <span role="status">{phrases.thanks}</span>}
    </p>
  )
}

/** Where the facts come from and when somebody checked them; whether they helped. */
export function AnswerFoot({ message }: { message: Message }) {
  const { phrases } = useDesk()
  const { source, card } = message
  const canJudge = card?.kind === 'answer'
  if (!source && !canJudge) return null
  return (
    <div class="foot">
      {source && (
        <p class="source">
          <bdi>{phrases.source(cleanText(source.title))}</bdi>
          {source.checked && ` · ${phrases.checked(source.checked)}`}
        </p>
      )}
      {canJudge && <Judge message={message} />}
    </div>
  )
}
