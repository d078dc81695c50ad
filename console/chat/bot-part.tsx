import { RobotOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { AgentMessageView, Summary } from '../../protocol/agent.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { clockText } from '../language/time-text.ts'
import { summarise } from './bot-summary.ts'
import { ConfidenceMark } from './confidence-mark.tsx'
import { MessageLine } from './message-line.tsx'
import { SummaryFacts } from './summary-facts.tsx'
import './bot-part.css'

const SHOWN = 4

interface Props {
  readonly messages: readonly AgentMessageView[]
  /** Only of the latest part; how often a person was asked for. */
  readonly humanAsks: number | null
  readonly shopperName: string
  /** Only of the latest part: what the server has worked out. */
  readonly summary: Summary | null
}

/** The bot's part of a conversation, folded to what an agent wants to know before the first word. */
export function BotPart({ messages, humanAsks, shopperName, summary }: Props) {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  const { exchanges, asked, answered, lastedSeconds } = useMemo(() => summarise(messages), [messages])
  const facts = [
    words.summary.asked(asked),
    words.summary.answered(answered),
    ...(humanAsks ? [words.summary.humanAsks(humanAsks)] : []),
    ...(lastedSeconds < 1 ? [] : [words.summary.lasted(clockText(lastedSeconds, words))]),
  ]

  return (
    <section className="bot-part" aria-label={words.summary.title}>
      <header>
        <RobotOutlined aria-hidden />
        <strong>{words.summary.title}</strong>
        <span className="bot-part-facts">{facts.join(' · ')}</span>
        <Button size="small" type="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? words.summary.hide : words.summary.show}
        </Button>
      </header>
      {summary && <SummaryFacts summary={summary} />}
      {isOpen ? (
        <div className="bot-part-all">
          {messages.map(message => (
            <MessageLine key={message.id} message={message} shopperName={shopperName} startsGroup />
          ))}
        </div>
      ) : (
        <ol className="bot-part-exchanges">
          {exchanges.length > SHOWN && (
            <li className="bot-part-earlier">{words.summary.earlier(exchanges.length - SHOWN)}</li>
          )}
          {exchanges.slice(-SHOWN).map(exchange => (
            <li key={exchange.seq}>
              <p className="bot-part-question one-line">{plainText(exchange.question) || words.inbox.picture}</p>
              <p className="bot-part-answer">
                {exchange.decision && (
                  <span className="bot-part-kind">{words.summary.decision[exchange.decision]}</span>
                )}
                <span className="two-lines">
                  {exchange.answer !== null
                    ? plainText(exchange.answer)
                    : exchange.decision === null && words.summary.noAnswer}
                </span>
                {exchange.confidence !== null && <ConfidenceMark share={exchange.confidence} />}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
