import { ArrowDownOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Summary } from '../../protocol/agent.ts'
import { useDesk, useWorkspace } from '../app/workspace-context.ts'
import type { Outgoing, Thread } from '../desk/desk-state.ts'
import { useLanguage, useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { dayText } from '../language/time-text.ts'
import { BotPart } from './bot-part.tsx'
import { MessageLine } from './message-line.tsx'
import { NoteLine } from './note-line.tsx'
import { OutgoingLine } from './outgoing-line.tsx'
import { buildTimeline, type TimelineItem } from './timeline.ts'
import { useMarkRead } from './use-mark-read.ts'
import { useStickToBottom } from './use-stick-to-bottom.ts'

interface Props {
  readonly conversationId: string
  readonly thread: Thread
}

export function Transcript({ conversationId, thread }: Props) {
  const words = useWords()
  const { me } = useWorkspace()
  const all = useDesk(state => state.outgoing)
  const outgoing = useMemo(() => pending(all, conversationId, thread), [all, conversationId, thread])
  const items = useMemo(() => buildTimeline(thread.messages, thread.notes), [thread.messages, thread.notes])
  const name = plainText(thread.customer?.name ?? words.chat.untrustedName)
  const { ref, isAway, toBottom } = useStickToBottom()
  useMarkRead(conversationId, thread)

  const ownLast = thread.messages.findLast(message => message.from === 'agent' && message.agent?.number === me.number)
  const lastBotPart = items.findLast(item => item.kind === 'botPart')

  return (
    <>
      <div className="transcript-frame">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <div className="transcript scroll" ref={ref} role="log" aria-label={words.chat.label} tabIndex={0}>
          {items.map(item => (
            <Item
              key={item.key}
              item={item}
              name={name}
              humanAsks={item === lastBotPart ? (thread.customer?.humanAsks ?? null) : null}
              summary={item === lastBotPart ? thread.summary : null}
              receipt={
                item.kind === 'message' && item.message === ownLast
                  ? thread.readByShopper >= item.message.seq
                    ? 'seen'
                    : 'sent'
                  : undefined
              }
            />
          ))}
          {outgoing.map(each => (
            <OutgoingLine key={each.clientMessageId} outgoing={each} />
          ))}
        </div>
        {isAway && (
          <Button
            className="to-bottom"
            shape="round"
            size="small"
            icon={<ArrowDownOutlined aria-hidden />}
            onClick={toBottom}
          >
            {words.chat.toBottom}
          </Button>
        )}
      </div>
      <p className="typing-line" aria-live="polite">
        {thread.isShopperTyping && words.chat.isTyping(name)}
      </p>
    </>
  )
}

interface ItemProps {
  readonly item: TimelineItem
  readonly name: string
  readonly humanAsks: number | null
  readonly summary: Summary | null
  readonly receipt: 'seen' | 'sent' | undefined
}

function Item({ item, name, humanAsks, summary, receipt }: ItemProps) {
  const words = useWords()
  const language = useLanguage()
  switch (item.kind) {
    case 'day':
      return <div className="day-line">{dayText(item.at, Date.now(), language, words)}</div>
    case 'note':
      return <NoteLine note={item.note} />
    case 'botPart':
      return <BotPart messages={item.messages} humanAsks={humanAsks} summary={summary} shopperName={name} />
    case 'system':
      return <MessageLine message={item.message} shopperName={name} startsGroup={false} />
    case 'message':
      return <MessageLine message={item.message} shopperName={name} startsGroup={item.startsGroup} receipt={receipt} />
  }
}

/** What the conversation already holds is not shown a second time. */
function pending(all: readonly Outgoing[], conversationId: string, thread: Thread): readonly Outgoing[] {
  const held = new Set(thread.messages.flatMap(message => message.clientMessageId ?? []))
  return all.filter(each => each.conversationId === conversationId && !held.has(each.clientMessageId))
}
