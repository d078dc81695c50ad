import { LogoutOutlined } from '@ant-design/icons'
import { Avatar, Dropdown } from 'antd'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { hasConversations } from './role-pages.ts'
import { useDesk, useWorkspace } from './workspace-context.ts'

export function AccountMenu() {
  const words = useWords()
  const { me, api, session } = useWorkspace()
  const presence = useDesk(state => state.inbox?.presence ?? 'offline')
  const name = plainText(me.name)

  async function signOut() {
    await api.signOut()
    session.end()
  }

  return (
    <Dropdown
      trigger={['click']}
      placement="topLeft"
      menu={{
        items: [
          {
            key: 'who',
            type: 'group',
            label: (
              <span className="account-who">
                <strong>{name}</strong>
                <span>
                  {words.nav.number(plainText(me.number))} · {words.team.roles[me.role]}
                </span>
              </span>
            ),
          },
          { type: 'divider' },
          { key: 'out', icon: <LogoutOutlined aria-hidden />, label: words.nav.signOut, onClick: signOut },
        ],
      }}
    >
      <button type="button" className="plain-button account" aria-label={words.nav.account(name)}>
        <Avatar size={34} className="account-avatar">
          {initials(name)}
        </Avatar>
        {hasConversations(me.role) && <span className={`presence-dot is-${presence}`} aria-hidden />}
      </button>
    </Dropdown>
  )
}

/** The given name of a Chinese name, the first letters of others. */
function initials(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return [...name].slice(-2).join('')
  return name
    .split(/\s+/)
    .map(word => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase()
}
