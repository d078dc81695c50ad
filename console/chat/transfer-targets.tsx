import { Radio, Skeleton } from 'antd'
import type { Team } from '../../protocol/people.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import './transfer.css'

interface Props {
  readonly team: Team | null
  readonly kind: 'agentId' | 'desk'
  readonly target: string | null
  readonly choose: (target: string) => void
}

const order = { online: 0, busy: 1, offline: 2 }

export function TransferTargets({ team, kind, target, choose }: Props) {
  const words = useWords()
  const { me } = useWorkspace()
  if (!team) return <Skeleton active title={false} paragraph={{ rows: 3 }} />

  const colleagues = team.colleagues
    .filter(colleague => colleague.id !== me.id)
    .sort((a, b) => order[a.presence] - order[b.presence] || a.load / a.capacity - b.load / b.capacity)
  const isEmpty = kind === 'agentId' ? colleagues.length === 0 : team.desks.length === 0
  if (isEmpty)
    return <p className="transfer-empty">{kind === 'agentId' ? words.actions.nobody : words.actions.noDesks}</p>

  return (
    <Radio.Group
      className="transfer-targets scroll"
      aria-label={kind === 'agentId' ? words.actions.pickColleague : words.actions.pickDesk}
      value={target}
      onChange={event => choose(String(event.target.value))}
    >
      {kind === 'agentId'
        ? colleagues.map(colleague => (
            <Radio key={colleague.id} value={colleague.id} disabled={colleague.presence === 'offline'}>
              <span className="transfer-target">
                <span className={`presence-dot is-${colleague.presence}`} aria-hidden />
                <span className="one-line">{plainText(colleague.name)}</span>
                <small>{words.presence[colleague.presence]}</small>
                <small className="transfer-load">{words.actions.load(colleague.load, colleague.capacity)}</small>
              </span>
            </Radio>
          ))
        : team.desks.map(desk => (
            <Radio key={desk.id} value={desk.id}>
              <span className="transfer-target">
                <span className="one-line">{plainText(desk.title)}</span>
                <small className="transfer-load">
                  {desk.isOpen ? words.actions.deskOpen : words.actions.deskClosed}
                </small>
              </span>
            </Radio>
          ))}
    </Radio.Group>
  )
}
