import { ArrowLeftOutlined, LayoutOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { InboxRow } from '../../protocol/agent.ts'
import { go } from '../app/route.ts'
import { useDesk } from '../app/workspace-context.ts'
import { RowMarks, useWhy } from '../inbox/row-marks.tsx'
import { WaitClock } from '../inbox/wait-clock.tsx'
import { useLanguage, useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { ChatActions } from './chat-actions.tsx'
import { useRow } from './use-row.ts'

interface Props {
  readonly conversationId: string
  readonly isSideOpen: boolean
  readonly toggleSide: () => void
}

export function ChatHeader({ conversationId, isSideOpen, toggleSide }: Props) {
  const words = useWords()
  const row = useRow(conversationId)
  const thread = useDesk(state => state.threads[conversationId])
  const name = plainText(row?.shopperName ?? thread?.customer?.name ?? '')
  const channel = row?.channel ?? thread?.customer?.channel ?? ''
  const sideLabel = isSideOpen ? words.actions.hideSide : words.actions.side

  return (
    <header className="chat-header">
      <Button
        className="chat-back"
        type="text"
        icon={<ArrowLeftOutlined aria-hidden />}
        aria-label={words.actions.back}
        onClick={() => go({ page: 'inbox', conversationId: null })}
      />
      <div className="chat-title">
        <h1>
          <span className="one-line">{name || (thread?.phase === 'failed' ? words.chat.label : words.loading)}</span>
          {row && <RowMarks row={row} />}
        </h1>
        <p>
          <span className="one-line">
            {words.channel[channel] ?? channel}
            <StatusWords conversationId={conversationId} />
          </span>
          {row?.status === 'queued' && <WaitClock since={row.since} kind="waited" target={row.replyTargetSeconds} />}
          {row?.status === 'agent' && row.unansweredSince !== null && (
            <WaitClock since={row.unansweredSince} kind="unanswered" target={row.replyTargetSeconds} />
          )}
        </p>
      </div>
      <ChatActions conversationId={conversationId} />
      <Tooltip title={sideLabel}>
        <Button
          type="text"
          icon={<LayoutOutlined aria-hidden rotate={180} />}
          aria-label={sideLabel}
          aria-pressed={isSideOpen}
          onClick={toggleSide}
        />
      </Tooltip>
    </header>
  )
}

function StatusWords({ conversationId }: { conversationId: string }) {
  const words = useWords()
  const thread = useDesk(state => state.threads[conversationId])
  const row = useRow(conversationId)
  const status = thread?.status
  if (!status) return null
  const text =
    status.status === 'agent' && !thread.isOwner && status.agent
      ? words.status.withColleague(plainText(status.agent.name))
      : status.status === 'queued' && status.queue
        ? words.status.position(status.queue.position)
        : words.status[status.status]
  return (
    <>
      {' · '}
      {text}
      {row && status.status !== 'agent' && <Why row={row} />}
    </>
  )
}

/** The desk, and why the conversation is with people. */
function Why({ row }: { row: InboxRow }) {
  const language = useLanguage()
  const why = useWhy(row, row.deskTitle?.[language === 'en' ? 'en' : 'zh'] ?? '')
  return <> · {plainText(why)}</>
}
