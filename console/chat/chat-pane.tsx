import { CommentOutlined, FrownOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useDesk, useWorkspace } from '../app/workspace-context.ts'
import { Composer } from '../composer/composer.tsx'
import { useWords } from '../language/language.ts'
import { ChatHeader } from './chat-header.tsx'
import { Transcript } from './transcript.tsx'
import './chat-pane.css'

interface Props {
  readonly conversationId: string | null
  readonly isSideOpen: boolean
  readonly toggleSide: () => void
}

export function ChatPane({ conversationId, isSideOpen, toggleSide }: Props) {
  const words = useWords()
  const { desk } = useWorkspace()
  const thread = useDesk(state => (conversationId ? state.threads[conversationId] : undefined))
  const isIdle = useDesk(({ inbox }) => inbox !== null && inbox.mine.length + inbox.waiting.length === 0)

  if (!conversationId)
    return (
      <main className="chat-pane" id="chat" tabIndex={-1} aria-label={words.chat.label}>
        <div className="quiet-state">
          <CommentOutlined aria-hidden />
          <strong>{isIdle ? words.chat.allDone : words.chat.pick}</strong>
          <p>{isIdle ? words.chat.allDoneHint : words.chat.pickHint}</p>
        </div>
      </main>
    )

  return (
    <main className="chat-pane" id="chat" tabIndex={-1} aria-label={words.chat.label}>
      <ChatHeader
        key={conversationId}
        conversationId={conversationId}
        isSideOpen={isSideOpen}
        toggleSide={toggleSide}
      />
      {thread?.phase === 'ready' ? (
        <>
          <Transcript key={`transcript-${conversationId}`} conversationId={conversationId} thread={thread} />
          <Composer key={`composer-${conversationId}`} conversationId={conversationId} thread={thread} />
        </>
      ) : thread?.phase === 'failed' ? (
        <div className="quiet-state">
          <FrownOutlined aria-hidden />
          <strong>{words.chat.failed}</strong>
          <p>{thread.failure && words.errors[thread.failure]}</p>
          <Button onClick={() => desk.open(conversationId)}>{words.again}</Button>
        </div>
      ) : (
        <div className="chat-loading" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 3, width: ['40%', '58%', '32%'] }} />
          <Skeleton active title={false} paragraph={{ rows: 2, width: ['46%', '38%'] }} />
        </div>
      )}
    </main>
  )
}
