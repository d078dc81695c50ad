import { Button } from 'antd'
import { memo } from 'react'
import type { InboxRow as Row } from '../../protocol/agent.ts'
import type { LiveRow } from '../../protocol/supervisor.ts'
import { hashOf } from '../app/route.ts'
import { gist } from '../chat/markdown/gist.ts'
import { useLanguage, useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { shortMoment } from '../language/time-text.ts'
import { ChannelMark } from './channel-mark.tsx'
import { RowMarks, useWhy } from './row-marks.tsx'
import { WaitClock } from './wait-clock.tsx'

interface Props {
  readonly row: Row | LiveRow
  readonly isMine: boolean
  readonly deskTitle: string
  readonly isOpen: boolean
  readonly isFresh: boolean
  readonly claim: (conversationId: string) => void
}

export const InboxRow = memo(function InboxRow({ row, isMine, deskTitle, isOpen, isFresh, claim }: Props) {
  const words = useWords()
  const language = useLanguage()
  const why = useWhy(row, plainText(deskTitle))
  const name = plainText(row.shopperName)
  const isWaiting = row.status !== 'agent'
  const hasCount = isMine && row.unread > 0
  const colleague = !isMine && 'agent' in row ? row.agent : null
  const from =
    row.lastFrom === 'agent'
      ? `${colleague ? plainText(colleague.name) : words.chat.me}: `
      : row.lastFrom === 'bot'
        ? `${words.chat.bot}: `
        : ''

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
          <RowMarks row={row} />
          {isFresh && <span className="fresh-mark">{words.inbox.fresh}</span>}
        </span>
        <span className="inbox-row-clock">
          {isWaiting ? (
            <WaitClock since={row.since} kind="waited" target={row.replyTargetSeconds} />
          ) : row.unansweredSince !== null ? (
            <WaitClock since={row.unansweredSince} kind="unanswered" target={row.replyTargetSeconds} />
          ) : (
            shortMoment(row.lastAt, Date.now(), language, words)
          )}
        </span>
        <span className={`inbox-row-text one-line ${hasCount ? 'has-count' : ''}`}>
          {from}
          {plainText(row.lastFrom === 'shopper' ? row.lastText : gist(row.lastText)) || words.inbox.picture}
        </span>
        {hasCount && (
          <span className="unread-count">
            {row.unread}
            <span className="only-read">{words.inbox.unread(row.unread)}</span>
          </span>
        )}
        {isWaiting ? (
          <span className="inbox-row-why one-line">{why}</span>
        ) : (
          colleague && (
            <span className="inbox-row-why one-line">{words.status.withColleague(plainText(colleague.name))}</span>
          )
        )}
      </a>
      {isWaiting && (
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
