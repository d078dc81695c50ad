import { ClockCircleOutlined, MailOutlined, PhoneOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Work } from '../../protocol/work.ts'
import { go, hashOf } from '../app/route.ts'
import { useToast } from '../app/use-toast.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import { PriorityMark } from '../inbox/priority-mark.tsx'
import { useLanguage, useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { longMoment } from '../language/time-text.ts'
import { isDue } from './due.ts'
import { FinishWork } from './finish-work.tsx'

function KindMark({ kind }: { kind: Work['kind'] }) {
  if (kind === 'callback') return <PhoneOutlined aria-hidden />
  return kind === 'followUp' ? <ClockCircleOutlined aria-hidden /> : <MailOutlined aria-hidden />
}

/** One message left or call to be made: who, how to reach them, by when, and what has come of it. */
export function WorkCard({ work, isOpen }: { work: Work; isOpen: boolean }) {
  const words = useWords()
  const language = useLanguage()
  const toast = useToast()
  const { desk, me } = useWorkspace()
  const [isBusy, setBusy] = useState(false)
  const name = plainText(work.shopperName)
  const isMine = work.takenBy?.id === me.id
  const due = longMoment(work.dueAt, Date.now(), language, words)

  async function take() {
    setBusy(true)
    const outcome = await desk.takeWork(work.id)
    setBusy(false)
    if (!outcome.ok && outcome.code === 'NOT_WAITING') return toast.warn(words.work.taken)
    if (toast.outcome(outcome, words.work.yours)) go({ page: 'inbox', conversationId: work.conversationId })
  }

  return (
    <li className={`work-card ${isOpen ? 'is-open' : ''}`}>
      <header>
        <KindMark kind={work.kind} />
        <a
          className="one-line"
          href={hashOf({ page: 'inbox', conversationId: work.conversationId })}
          data-row={work.conversationId}
        >
          {words.work.kind[work.kind]} · {name}
        </a>
        <PriorityMark priority={work.priority} tier={work.tier} />
        <span className={`work-due ${isDue(work) ? 'is-due' : ''}`}>
          {isDue(work) ? words.work.due(due) : words.work.later(due)}
        </span>
      </header>
      {work.text && <p dir="auto">{plainText(work.text)}</p>}
      <p className="work-contact">
        {work.contact && (
          <>
            <span className="only-read">{words.work.contact}</span>
            <b>{plainText(work.contact)}</b>
          </>
        )}
        {work.promisedBy && <b>{words.work.promisedBy(plainText(work.promisedBy.name))}</b>}
        <span>{plainText(work.deskTitle[language === 'en' ? 'en' : 'zh'])}</span>
      </p>
      <footer>
        {isMine ? (
          <FinishWork work={work} />
        ) : work.takenBy ? (
          <span>{words.work.takenBy(plainText(work.takenBy.name))}</span>
        ) : (
          <Button
            size="small"
            type="primary"
            ghost
            loading={isBusy}
            aria-label={`${words.work.take} ${name}`}
            onClick={take}
          >
            {words.work.take}
          </Button>
        )}
      </footer>
    </li>
  )
}
