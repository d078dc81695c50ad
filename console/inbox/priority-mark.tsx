import type { InboxRow } from '../../protocol/agent.ts'
import { useWords } from '../language/language.ts'

/** A word, so that the priority does not hang on colour alone. */
export function PriorityMark({ priority }: { priority: InboxRow['priority'] }) {
  const words = useWords()
  if (priority === 'normal') return null
  return <span className={`priority-mark is-${priority}`}>{words.inbox.priority[priority]}</span>
}
