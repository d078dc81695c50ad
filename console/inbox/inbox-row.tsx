import { Button } from 'antd'
import { memo } from 'react'
import type { InboxRow as Row } from '../../protocol/agent.ts'
import { hashOf } from '../app/route.ts'
import { useLanguage, useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { shortMoment } from '../language/time-text.ts'
import { ChannelMark } from './channel-mark.tsx'
import { PriorityMark } from './priority-mark.tsx'
import { WaitClock } from './wait-clock.tsx'

interface Props {
  readonly row: Row
  readonly tab: 'mine' | 'waiting'
  readonly deskTitle: string
  readonly isOpen: boolean
  readonly isFresh: boolean
  readonly claim: (conversationId: string) => void
}

export const InboxRow = memo(function InboxRow({ row, tab, deskTitle, isOpen, isFresh, claim }: Props) {
  const words = useWords()
  const language = useLanguage()
  const name = plainText(row.shopperName)
  const hasCount = tab === 'mine' && row.unread > 0
  const from = row.lastFrom === 'agent' ? `${words.chat.me}: ` : row.lastFrom === 'bot' ? `${words.chat.bot}: ` : ''

  return (
    <li className={`inbox-row ${isOpen ? 'is-open' : ''} ${isFresh ? 'is-fresh' : ''}`}>
      <a
        className="inbox-row-main"
        href={hashOf({ page: 'inbox', conversationId: row.conversationId })}
        data-row={row.conversationId}
        aria-current={isOpen ? 'true' : undefined}
      >
        <ChannelMark channel={row.channel} />
        <span className="inbox-row-name">
          <strong className="one-line">{name}</strong>
          <PriorityMark priority={row.priority} />
          {row.status === 'offline' && <span className="message-mark">{words.inbox.leftMessage}</span>}
          {isFresh && <span className="fresh-mark">{words.inbox.fresh}</span>}
        </span>
        <span className="inbox-row-clock">
          {tab === 'waiting' ? (
            <WaitClock since={row.since} kind="waited" />
          ) : row.unansweredSince !== null ? (
            <WaitClock since={row.unansweredSince} kind="unanswered" />
          ) : (
            shortMoment(row.lastAt, Date.now(), language, words)
          )}
        </span>
        <span className={`inbox-row-text one-line ${hasCount ? 'has-count' : ''}`}>
          {from}
          {plainText(row.lastText) || words.inbox.picture}
        </span>
        {hasCount && (
          <span className="unread-count">
            {row.unread}
            <span className="only-read">{words.inbox.unread(row.unread)}</span>
          </span>
        )}
        {tab === 'waiting' && (
          <span className="inbox-row-why one-line">
            {plainText(deskTitle)} · {words.reason[row.reason] ?? plainText(row.reason)}
          </span>
        )}
      </a>
      {tab === 'waiting' && (
        <Button
          className="inbox-row-claim"
          size="small"
          type="primary"
          ghost
          aria-label={`${words.inbox.claim} ${name}`}
          onClick={() => claim(row.conversationId)}
        >
          {words.inbox.claim}
        </Button>
      )}
    </li>
  )
})
