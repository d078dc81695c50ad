import { Button } from 'antd'
import { useDesk, useWorkspace } from '../app/workspace-context.ts'
import type { Outgoing } from '../desk/desk-state.ts'
import { useWords } from '../language/language.ts'
import { Markdown } from './markdown/markdown.tsx'

/** A message of ours that the conversation does not hold yet. */
export function OutgoingLine({ outgoing }: { outgoing: Outgoing }) {
  const words = useWords()
  const { desk, composer } = useWorkspace()
  const isOnline = useDesk(state => state.connection === 'online')
  const { phase, failure, clientMessageId } = outgoing

  const drop = () => desk.outbox.drop(new Set([clientMessageId]))
  const rewrite = () => {
    composer.current?.insert(outgoing.text)
    drop()
  }

  return (
    <article className={`message is-agent is-${phase}`} data-outgoing={clientMessageId}>
      <div className="bubble" dir="auto">
        <Markdown text={outgoing.text} />
      </div>
      {phase === 'refused' ? (
        <p className="message-receipt" role="alert">
          {words.chat.refused}:{' '}
          {failure === 'ASKS_FOR_SECRET' ? words.chat.secretRefused : failure && words.errors[failure]}
          {failure === 'ASKS_FOR_SECRET' ? (
            <Button type="link" onClick={rewrite}>
              {words.chat.rewrite}
            </Button>
          ) : (
            <Button type="link" onClick={() => desk.outbox.retry(clientMessageId)}>
              {words.chat.resend}
            </Button>
          )}
          <Button type="link" onClick={drop}>
            {words.chat.discard}
          </Button>
        </p>
      ) : (
        <p className="message-receipt">
          {phase === 'sent' ? words.chat.sent : isOnline ? words.chat.sending : words.chat.waitingForLine}
        </p>
      )}
    </article>
  )
}
