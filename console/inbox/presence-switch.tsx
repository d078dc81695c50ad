import { DownOutlined } from '@ant-design/icons'
import { App, Dropdown } from 'antd'
import type { Presence } from '../../protocol/agent.ts'
import { useToast } from '../app/use-toast.ts'
import { useDesk, useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'

const choices: readonly Presence[] = ['online', 'busy', 'offline']

export function PresenceSwitch() {
  const words = useWords()
  const { desk } = useWorkspace()
  const toast = useToast()
  const { modal } = App.useApp()
  const inbox = useDesk(state => state.inbox)
  const isLost = useDesk(state => state.connection === 'lost')
  const presence = inbox?.presence ?? 'offline'
  const hints = {
    online: words.presence.onlineHint,
    busy: words.presence.busyHint,
    offline: words.presence.offlineHint,
  }

  /** Going offline hands everything on: nobody should do that by a slip of the mouse. */
  function choose(status: Presence) {
    const inHand = inbox?.mine.length ?? 0
    if (status !== 'offline' || inHand === 0) return change(status)
    void modal.confirm({
      title: words.presence.leaveAsk(inHand),
      content: words.presence.leaveHint,
      okText: words.presence.leaveDo,
      onOk: () => change(status),
    })
  }

  async function change(status: Presence) {
    const outcome = await desk.setPresence(status)
    if (!outcome.ok) toast.outcome(outcome, '')
  }

  return (
    <div className="presence">
      <Dropdown
        trigger={['click']}
        menu={{
          selectedKeys: [presence],
          items: choices.map(status => ({
            key: status,
            label: (
              <span className="presence-choice">
                <span className={`presence-dot is-${status}`} aria-hidden />
                <span>
                  {words.presence[status]}
                  <small>{hints[status]}</small>
                </span>
              </span>
            ),
          })),
          onClick: ({ key }) => choose(key as Presence),
        }}
      >
        <button
          type="button"
          className="plain-button presence-button"
          aria-label={`${words.presence.label}: ${words.presence[presence]}`}
        >
          <span className={`presence-dot is-${isLost ? 'offline' : presence}`} aria-hidden />
          {isLost ? words.presence.unreachable : words.presence[presence]}
          <DownOutlined aria-hidden />
        </button>
      </Dropdown>
      {inbox && <span className="closed-today">{words.presence.closedToday(inbox.closedToday)}</span>}
    </div>
  )
}
