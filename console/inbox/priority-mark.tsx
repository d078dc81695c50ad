import type { InboxRow, Tier } from '../../protocol/agent.ts'
import { useWords } from '../language/language.ts'

interface Props {
  readonly priority: InboxRow['priority']
  readonly tier?: Tier | undefined
}

/** A word, so that nothing hangs on colour alone: what is urgent, then who the shopper is to the shop. */
export function PriorityMark({ priority, tier = priority === 'member' ? 'member' : undefined }: Props) {
  const words = useWords()
  const isUrgent = priority === 'safety' || priority === 'complaint'
  return (
    <>
      {isUrgent && <span className={`priority-mark is-${priority}`}>{words.inbox.priority[priority]}</span>}
      {tier && <span className={`priority-mark is-${tier}`}>{words.inbox.tier[tier]}</span>}
    </>
  )
}
