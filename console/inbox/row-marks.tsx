import type { InboxRow } from '../../protocol/agent.ts'
import { useWords } from '../language/language.ts'
import { PriorityMark } from './priority-mark.tsx'

/** What makes this conversation different from the others, each with a word. */
export function RowMarks({ row }: { row: InboxRow }) {
  const words = useWords()
  return (
    <>
      <PriorityMark priority={row.priority} tier={row.tier} />
      {row.supervisorAsked && <span className="priority-mark is-complaint">{words.inbox.supervisorAsked}</span>}
      {row.mood === 'upset' && row.priority !== 'complaint' && (
        <span className="message-mark is-upset">{words.mood.upset}</span>
      )}
      {row.left ? (
        <span className="message-mark">{words.work.kind[row.left.kind]}</span>
      ) : (
        row.status === 'offline' && <span className="message-mark">{words.inbox.leftMessage}</span>
      )}
    </>
  )
}

/** Why it is with people: the desk, the rule or the reason, and how often a person was asked for. */
export function useWhy(row: InboxRow, deskTitle: string): string {
  const words = useWords()
  const asks = (row.humanAsks ?? 0) > 1 ? words.inbox.askedTimes(row.humanAsks ?? 0) : ''
  // "asked twice" says already that a person was asked for, and a mark that a supervisor was.
  const isSaid = asks !== '' && (row.reason === 'asked' || row.reason === 'button')
  const rule = row.rule === 'supervisor' && row.supervisorAsked ? null : row.rule
  const reason = rule ? words.rule[rule] : isSaid ? '' : (words.reason[row.reason] ?? row.reason)
  return [deskTitle, reason, asks].filter(part => part !== '').join(' · ')
}
