import { supervises } from '../app/role-pages.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import type { Thread } from '../desk/desk-state.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import type { Words } from '../language/zh.ts'
import { Editor } from './editor.tsx'
import { Whisper } from './whisper.tsx'
import './composer.css'

interface Props {
  readonly conversationId: string
  readonly thread: Thread
}

/** An editor for the owner, a line to the agent for supervisors; for everyone else a sentence that says why not, and what to do about it. */
export function Composer({ conversationId, thread }: Props) {
  const words = useWords()
  const { me } = useWorkspace()
  const status = thread.status?.status

  if (thread.isOwner && status === 'agent')
    return <Editor conversationId={conversationId} locale={thread.customer?.locale ?? 'zh-CN'} />
  if (status === 'agent' && supervises(me.role))
    return <Whisper conversationId={conversationId} agent={plainText(thread.status?.agent?.name ?? '')} />
  return <footer className="composer-closed">{whyNot(thread, words)}</footer>
}

function whyNot({ status }: Thread, words: Words): string {
  switch (status?.status) {
    case 'queued':
      return words.composer.waitingForYou
    case 'agent':
      return words.composer.withColleague(plainText(status.agent?.name ?? ''))
    case 'bot':
      return words.composer.withBot
    case 'offline':
      return words.composer.offline
    default:
      return words.composer.closed
  }
}
