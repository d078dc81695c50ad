import {
  BookOutlined,
  DashboardOutlined,
  DesktopOutlined,
  MessageOutlined,
  MoonOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
  SoundOutlined,
  SunOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { isSoundOn } from '../alerts/sound.ts'
import { chooseLanguage, useLanguage, useWords } from '../language/language.ts'
import { type Appearance, chooseAppearance, useAppearance } from '../look/appearance.ts'
import markUrl from '../look/mark.svg'
import { AccountMenu } from './account-menu.tsx'
import { attentionCount } from './attention.ts'
import { editsKnowledge, hasConversations, supervises } from './role-pages.ts'
import { hashOf, type Route } from './route.ts'
import { useDesk, useObserved, useWorkspace } from './workspace-context.ts'
import './nav-rail.css'

const nextAppearance: Record<Appearance, Appearance> = { light: 'dark', dark: 'auto', auto: 'light' }
const appearanceIcon: Record<Appearance, ReactNode> = {
  light: <SunOutlined aria-hidden />,
  dark: <MoonOutlined aria-hidden />,
  auto: <DesktopOutlined aria-hidden />,
}

export function NavRail({ page, openHelp }: { page: Route['page']; openHelp: () => void }) {
  const words = useWords()
  const { me } = useWorkspace()
  const language = useLanguage()
  const appearance = useAppearance()
  const hasSound = useObserved(isSoundOn)
  const attention = useDesk(attentionCount)

  return (
    <nav className="rail" aria-label={words.nav.label}>
      <img className="rail-mark" src={markUrl} alt={words.product} width={32} height={32} />
      {hasConversations(me.role) && (
        <Place
          to={{ page: 'inbox', conversationId: null }}
          now={page}
          icon={<MessageOutlined aria-hidden />}
          count={attention}
        >
          {words.nav.inbox}
        </Place>
      )}
      {supervises(me.role) && (
        <Place to={{ page: 'board' }} now={page} icon={<DashboardOutlined aria-hidden />}>
          {words.nav.board}
        </Place>
      )}
      {editsKnowledge(me.role) && (
        <Place to={{ page: 'knowledge' }} now={page} icon={<BookOutlined aria-hidden />}>
          {words.nav.knowledge}
        </Place>
      )}
      {me.role === 'admin' && (
        <Place to={{ page: 'team' }} now={page} icon={<TeamOutlined aria-hidden />}>
          {words.nav.team}
        </Place>
      )}
      <Place to={{ page: 'settings' }} now={page} icon={<SettingOutlined aria-hidden />}>
        {words.nav.settings}
      </Place>
      <div className="rail-gap" />
      <Quick
        label={hasSound ? words.nav.soundOn : words.nav.soundOff}
        isPressed={hasSound}
        act={() => isSoundOn.set(!hasSound)}
      >
        <span className={hasSound ? '' : 'is-struck'}>
          <SoundOutlined aria-hidden />
        </span>
      </Quick>
      <Quick
        label={words.nav.themeLabel(words.nav.theme[appearance])}
        act={() => chooseAppearance(nextAppearance[appearance])}
      >
        {appearanceIcon[appearance]}
      </Quick>
      <Quick
        label={`${words.nav.languageShort} · ${words.nav.language}`}
        act={() => chooseLanguage(language === 'en' ? 'zh-CN' : 'en')}
      >
        <span className="rail-letters">{words.nav.languageShort}</span>
      </Quick>
      <Quick label={words.nav.shortcuts} act={openHelp}>
        <QuestionCircleOutlined aria-hidden />
      </Quick>
      <AccountMenu />
    </nav>
  )
}

interface PlaceProps {
  readonly to: Exclude<Route, { page: 'setup' }>
  readonly now: Route['page']
  readonly icon: ReactNode
  readonly count?: number
  readonly children: string
}

function Place({ to, now, icon, count = 0, children }: PlaceProps) {
  const words = useWords()
  return (
    <a className="rail-place" href={hashOf(to)} aria-current={to.page === now ? 'page' : undefined}>
      <span className="rail-icon" aria-hidden>
        {icon}
        {count > 0 && <b className="rail-count">{count > 99 ? '99+' : count}</b>}
      </span>
      {children}
      {count > 0 && <span className="only-read">{words.inbox.unread(count)}</span>}
    </a>
  )
}

interface QuickProps {
  readonly label: string
  readonly isPressed?: boolean
  readonly act: () => void
  readonly children: ReactNode
}

function Quick({ label, isPressed, act, children }: QuickProps) {
  return (
    <Tooltip title={label} placement="right">
      <button
        type="button"
        className="plain-button rail-quick"
        aria-label={label}
        aria-pressed={isPressed}
        onClick={act}
      >
        {children}
      </button>
    </Tooltip>
  )
}
