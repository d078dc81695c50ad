import { CoffeeOutlined, InboxOutlined } from '@ant-design/icons'
import { Button, Skeleton, Tabs } from 'antd'
import { type ListTab, useDesk, useObserved, useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'
import { InboxRow } from './inbox-row.tsx'
import { PresenceSwitch } from './presence-switch.tsx'
import { useClaim } from './use-claim.ts'
import './inbox-list.css'
import './inbox-row.css'

export function InboxList({ openId }: { openId: string | null }) {
  const words = useWords()
  const { listTab, desk } = useWorkspace()
  const inbox = useDesk(state => state.inbox)
  const tab = useObserved(listTab)

  return (
    <section className="inbox-list" aria-label={words.inbox.title}>
      <PresenceSwitch />
      {inbox && inbox.presence !== 'online' && (
        <div className="presence-hint">
          <span>{inbox.presence === 'busy' ? words.presence.youAreBusy : words.presence.youAreOffline}</span>
          <Button size="small" type="link" onClick={() => desk.setPresence('online')}>
            {words.presence.goOnline}
          </Button>
        </div>
      )}
      <Tabs
        className="inbox-tabs"
        activeKey={tab}
        onChange={key => listTab.set(key as ListTab)}
        aria-label={words.inbox.tabs}
        items={[
          { key: 'mine', label: <TabLabel text={words.inbox.mine} count={inbox?.mine.length} /> },
          {
            key: 'waiting',
            label: <TabLabel text={words.inbox.waiting} count={inbox?.waiting.length} isHot />,
          },
        ].map(item => ({ ...item, children: item.key === tab ? <Rows tab={tab} openId={openId} /> : null }))}
      />
    </section>
  )
}

function TabLabel({ text, count = 0, isHot = false }: { text: string; count?: number | undefined; isHot?: boolean }) {
  return (
    <>
      {text} <b className={`tab-count ${isHot && count > 0 ? 'is-hot' : ''}`}>{count}</b>
    </>
  )
}

function Rows({ tab, openId }: { tab: ListTab; openId: string | null }) {
  const words = useWords()
  const { team } = useWorkspace()
  const inbox = useDesk(state => state.inbox)
  const fresh = useDesk(state => state.fresh)
  const desks = useObserved(team)?.desks ?? []
  const claim = useClaim()

  if (!inbox) return <Skeleton className="inbox-loading" active title={false} paragraph={{ rows: 6 }} />
  if (inbox[tab].length === 0) return <NoRows tab={tab} />
  return (
    <ul className="inbox-rows scroll" id="list" tabIndex={-1} aria-label={words.inbox[tab]}>
      {inbox[tab].map(row => (
        <InboxRow
          key={row.conversationId}
          row={row}
          tab={tab}
          deskTitle={desks.find(desk => desk.id === row.desk)?.title ?? row.desk}
          isOpen={row.conversationId === openId}
          isFresh={fresh.includes(row.conversationId)}
          claim={claim}
        />
      ))}
    </ul>
  )
}

function NoRows({ tab }: { tab: ListTab }) {
  const words = useWords()
  return (
    <div className="quiet-state" id="list" tabIndex={-1}>
      {tab === 'mine' ? <InboxOutlined aria-hidden /> : <CoffeeOutlined aria-hidden />}
      <strong>{tab === 'mine' ? words.inbox.emptyMine : words.inbox.emptyWaiting}</strong>
      <p>{tab === 'mine' ? words.inbox.emptyMineHint : words.inbox.emptyWaitingHint}</p>
    </div>
  )
}
