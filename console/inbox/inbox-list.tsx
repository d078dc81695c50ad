import { Button, Tabs } from 'antd'
import { useEffect, useRef } from 'react'
import { supervises } from '../app/role-pages.ts'
import { type ListTab, useDesk, useObserved, useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'
import { isDue } from '../work/due.ts'
import { WorkList } from '../work/work-list.tsx'
import { PresenceSwitch } from './presence-switch.tsx'
import { Rows } from './rows.tsx'
import { useAllRows } from './use-all-rows.ts'
import './inbox-list.css'

export function InboxList({ openId }: { openId: string | null }) {
  const words = useWords()
  const { listTab, desk, me } = useWorkspace()
  const inbox = useDesk(state => state.inbox)
  const tab = useObserved(listTab)
  const all = useAllRows()
  const work = inbox?.work ?? []
  const due = work.filter(each => each.state === 'open' && isDue(each)).length
  useWorkFirst(due, inbox?.mine.length ?? null)

  // Supervisors see everybody's conversations; the server tells them while this list is open.
  useEffect(() => (tab === 'all' && supervises(me.role) ? desk.watchBoard() : undefined), [desk, tab, me.role])

  const items: { key: ListTab; text: string; count: number | undefined; isHot?: boolean }[] = [
    { key: 'mine', text: words.inbox.mine, count: inbox?.mine.length },
    { key: 'waiting', text: words.inbox.waiting, count: inbox?.waiting.length, isHot: true },
    { key: 'work', text: words.inbox.work, count: inbox ? work.length : undefined, isHot: due > 0 },
    { key: 'all', text: words.inbox.all, count: undefined },
  ]

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
        items={items.map(({ key, text, count, isHot = false }) => ({
          key,
          label: <TabLabel text={text} count={count} isHot={isHot} />,
          children:
            key !== tab ? null : key === 'work' ? (
              <WorkList work={inbox ? work : null} openId={openId} />
            ) : (
              <Rows tab={key} rows={key === 'all' ? all : (inbox?.[key] ?? null)} openId={openId} />
            ),
        }))}
      />
    </section>
  )
}

interface TabLabelProps {
  readonly text: string
  readonly count: number | undefined
  readonly isHot: boolean
}

function TabLabel({ text, count, isHot }: TabLabelProps) {
  return (
    <>
      {text} {count !== undefined && <b className={`tab-count ${isHot && count > 0 ? 'is-hot' : ''}`}>{count}</b>}
    </>
  )
}

/** What was left overnight is what somebody who comes in finds first. */
function useWorkFirst(due: number, inHand: number | null) {
  const { listTab } = useWorkspace()
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current || inHand === null) return
    isDone.current = true
    if (due > 0 && inHand === 0) listTab.set('work')
  }, [due, inHand, listTab])
}
