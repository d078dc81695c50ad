import { CoffeeOutlined, InboxOutlined } from '@ant-design/icons'
import { Skeleton } from 'antd'
import type { InboxRow as Row } from '../../protocol/agent.ts'
import type { LiveRow } from '../../protocol/supervisor.ts'
import { useDesk, useObserved, useWorkspace } from '../app/workspace-context.ts'
import { useLanguage, useWords } from '../language/language.ts'
import { InboxRow } from './inbox-row.tsx'
import { useClaim } from './use-claim.ts'
import './inbox-row.css'

type Tab = 'mine' | 'waiting' | 'all'

interface Props {
  readonly tab: Tab
  readonly rows: readonly (Row | LiveRow)[] | null
  readonly openId: string | null
}

/** The server tells no more of the queue than this. */
const MOST_TOLD = 200

export function Rows({ tab, rows, openId }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { team } = useWorkspace()
  const mine = useDesk(state => state.inbox?.mine)
  const fresh = useDesk(state => state.fresh)
  const desks = useObserved(team)?.desks ?? []
  const claim = useClaim()

  if (!rows) return <Skeleton className="inbox-loading" active title={false} paragraph={{ rows: 6 }} />
  if (rows.length === 0) return <NoRows tab={tab} />
  const titleOf = (row: Row) =>
    row.deskTitle?.[language === 'en' ? 'en' : 'zh'] ?? desks.find(desk => desk.id === row.desk)?.title ?? row.desk

  return (
    <ul className="inbox-rows scroll" id="list" tabIndex={-1} aria-label={words.inbox[tab]}>
      {rows.map(row => (
        <InboxRow
          key={row.conversationId}
          row={row}
          isMine={mine?.some(({ conversationId }) => conversationId === row.conversationId) ?? false}
          deskTitle={titleOf(row)}
          isOpen={row.conversationId === openId}
          isFresh={fresh.includes(row.conversationId)}
          claim={claim}
        />
      ))}
      {tab === 'waiting' && rows.length >= MOST_TOLD && <li className="inbox-more">{words.inbox.more(MOST_TOLD)}</li>}
    </ul>
  )
}

function NoRows({ tab }: { tab: Tab }) {
  const words = useWords()
  const [title, hint] = {
    mine: [words.inbox.emptyMine, words.inbox.emptyMineHint],
    waiting: [words.inbox.emptyWaiting, words.inbox.emptyWaitingHint],
    all: [words.inbox.emptyAll, words.inbox.emptyAllHint],
  }[tab]
  return (
    <div className="quiet-state" id="list" tabIndex={-1}>
      {tab === 'waiting' ? <CoffeeOutlined aria-hidden /> : <InboxOutlined aria-hidden />}
      <strong>{title}</strong>
      <p>{hint}</p>
    </div>
  )
}
