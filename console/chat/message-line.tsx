import { memo } from 'react'
import type { AgentMessageView } from '../../protocol/agent.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { timeOfDay } from '../language/time-text.ts'
import { ConfidenceMark } from './confidence-mark.tsx'
import { Markdown } from './markdown/markdown.tsx'
import { Picture } from './picture.tsx'
import './message-line.css'

interface Props {
  readonly message: AgentMessageView
  readonly shopperName: string
  readonly startsGroup: boolean
  /** Under our own latest messages: whether the shopper has seen them. */
  readonly receipt?: 'seen' | 'sent' | undefined
}

/** One message: the shopper on the left, bot and team on the right. */
export const MessageLine = memo(function MessageLine({ message, shopperName, startsGroup, receipt }: Props) {
  const words = useWords()
  if (message.from === 'system') return <p className="system-line">{plainText(message.text)}</p>

  const who =
    message.from === 'shopper'
      ? shopperName
      : message.from === 'bot'
        ? words.chat.bot
        : plainText(message.agent?.name ?? words.chat.me)

  return (
    <article className={`message is-${message.from} ${startsGroup ? 'starts-group' : ''}`} data-seq={message.seq}>
      {startsGroup && (
        <header className="message-who">
          <span className={message.from === 'bot' ? 'bot-mark' : ''}>{who}</span>
          {message.from === 'agent' && message.agent && (
            <span className="message-number">{words.nav.number(plainText(message.agent.number))}</span>
          )}
          {message.bot && message.bot.entryId !== null && <ConfidenceMark share={message.bot.confidence} />}
          <time dateTime={new Date(message.at).toISOString()}>{timeOfDay(message.at)}</time>
        </header>
      )}
      <div className="bubble" dir="auto">
        {message.attachment && <Picture attachment={message.attachment} />}
        {/* Beside a picture the text only says that it is one. */}
        {message.text &&
          !message.attachment &&
          (message.from === 'shopper' ? (
            <p className="shopper-text">{plainText(message.text)}</p>
          ) : (
            <Markdown text={message.text} />
          ))}
        {message.choices && message.choices.length > 0 && (
          <ul className="message-choices" aria-label={words.chat.choices}>
            {message.choices.map(choice => (
              <li key={choice.id}>{plainText(choice.label)}</li>
            ))}
          </ul>
        )}
        {message.source && (
          <p className="message-source">{words.chat.source(plainText(message.source.title), message.source.checked)}</p>
        )}
      </div>
      {receipt && <p className="message-receipt">{words.chat[receipt]}</p>}
    </article>
  )
})
