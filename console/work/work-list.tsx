import { CarryOutOutlined } from '@ant-design/icons'
import { Skeleton } from 'antd'
import type { Work } from '../../protocol/work.ts'
import { useWords } from '../language/language.ts'
import { WorkCard } from './work-card.tsx'
import './work-list.css'

/** Messages left and calls to be made, what is due first. */
export function WorkList({ work, openId }: { work: readonly Work[] | null; openId: string | null }) {
  const words = useWords()
  if (!work) return <Skeleton className="inbox-loading" active title={false} paragraph={{ rows: 6 }} />
  if (work.length === 0)
    return (
      <div className="quiet-state" id="list" tabIndex={-1}>
        <CarryOutOutlined aria-hidden />
        <strong>{words.work.empty}</strong>
        <p>{words.work.emptyHint}</p>
      </div>
    )
  return (
    <ul className="work-list scroll" id="list" tabIndex={-1} aria-label={words.inbox.work}>
      {work.map(each => (
        <WorkCard key={each.id} work={each} isOpen={each.conversationId === openId} />
      ))}
    </ul>
  )
}
