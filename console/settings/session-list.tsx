import { Button, Popconfirm, Skeleton } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { AgentSession } from '../../protocol/people.ts'
import { useToast } from '../app/use-toast.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import type { Failure } from '../desk/desk-state.ts'
import { useLanguage, useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { longMoment } from '../language/time-text.ts'

/** Where I am signed in, and the way to end it elsewhere. */
export function SessionList() {
  const words = useWords()
  const language = useLanguage()
  const toast = useToast()
  const { api } = useWorkspace()
  const [sessions, setSessions] = useState<readonly AgentSession[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const moment = (at: number) => longMoment(at, Date.now(), language, words)

  const load = useCallback(async () => {
    const outcome = await api.sessions()
    if (outcome.ok) setSessions(outcome.data)
    setFailure(outcome.ok ? null : outcome.code)
  }, [api])
  useEffect(() => void load(), [load])

  async function end(id: string | null) {
    toast.outcome(await (id === null ? api.endOtherSessions() : api.endSession(id)), words.settings.sessionEnded)
    await load()
  }

  if (failure !== null)
    return (
      <div className="setting">
        <p role="alert">{words.errors[failure]}</p>
        <Button size="small" onClick={load}>
          {words.again}
        </Button>
      </div>
    )
  if (sessions === null) return <Skeleton className="session-loading" active title={false} paragraph={{ rows: 2 }} />
  return (
    <>
      <ul>
        {sessions.map(({ id, startedAt, lastUsedAt, isCurrent, device }) => (
          <li className="setting" key={id}>
            <div>
              <strong>{plainText(device ?? words.settings.unknownDevice)}</strong>
              <p>
                {words.settings.signedInAt(moment(startedAt))} ·{' '}
                {isCurrent ? words.settings.usedNow : words.settings.lastUsed(moment(lastUsedAt))}
              </p>
            </div>
            {isCurrent ? (
              <span className="setting-good">{words.settings.thisOne}</span>
            ) : (
              <Button
                size="small"
                aria-label={`${words.settings.endSession} · ${plainText(device ?? words.settings.unknownDevice)} · ${words.settings.signedInAt(moment(startedAt))}`}
                onClick={() => end(id)}
              >
                {words.settings.endSession}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="setting">
          <p>{words.settings.sessionsHint}</p>
          <Popconfirm
            title={words.settings.endOthersAsk}
            okText={words.settings.endOthersDo}
            placement="topRight"
            onConfirm={() => end(null)}
          >
            <Button size="small" danger>
              {words.settings.endOthers}
            </Button>
          </Popconfirm>
        </div>
      )}
    </>
  )
}
