import type { Thread } from '../desk/desk-state.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import type { Words } from '../language/zh.ts'
import { Editor } from './editor.tsx'
import './composer.css'

interface Props {
  readonly conversationId: string
  readonly thread: Thread
}

/** An editor for the owner; for everyone else a sentence that says why not, and what to do about it. */
export function Composer({ conversationId, thread }: Props) {
  const words = useWords()
  const status = thread.status?.status

  if (thread.isOwner && status === 'agent')
    return <Editor conversationId={conversationId} locale={thread.customer?.locale ?? 'zh-CN'} />
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
