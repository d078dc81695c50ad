import { Button, Segmented, Switch } from 'antd'
import { type ReactNode, useState } from 'react'
import { isSoundOn, ring } from '../alerts/sound.ts'
import { useObserved, useWorkspace } from '../app/workspace-context.ts'
import { chooseLanguage, useLanguage, useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { type Appearance, chooseAppearance, useAppearance } from '../look/appearance.ts'
import { SessionList } from './session-list.tsx'
import { ShortcutList } from './shortcut-list.tsx'
import '../team/team-page.css'
import './settings-page.css'

export function SettingsPage() {
  const words = useWords()
  const language = useLanguage()
  const appearance = useAppearance()
  const hasSound = useObserved(isSoundOn)
  const { me } = useWorkspace()

  return (
    <main className="page scroll" id="chat" tabIndex={-1}>
      <div className="page-column settings">
        <header className="page-header">
          <div>
            <h1>{words.settings.title}</h1>
            <p>{words.settings.lead}</p>
          </div>
        </header>
        <section className="settings-card">
          <Setting name={words.settings.language}>
            <Segmented
              value={language}
              onChange={chooseLanguage}
              options={[
                { value: 'zh-CN' as const, label: '中文' },
                { value: 'en' as const, label: 'English' },
              ]}
            />
          </Setting>
          <Setting name={words.settings.theme}>
            <Segmented<Appearance>
              value={appearance}
              onChange={chooseAppearance}
              options={(['light', 'dark', 'auto'] as const).map(value => ({ value, label: words.nav.theme[value] }))}
            />
          </Setting>
          <Setting name={words.settings.sound} hint={words.settings.soundHint}>
            <Button size="small" type="text" onClick={ring}>
              {words.settings.testSound}
            </Button>
            <Switch aria-label={words.settings.sound} checked={hasSound} onChange={isOn => isSoundOn.set(isOn)} />
          </Setting>
          <Setting name={words.settings.notifications} hint={words.settings.notificationsHint}>
            <NotificationSwitch />
          </Setting>
        </section>
        <h2>{words.settings.account}</h2>
        <section className="settings-card">
          <Setting name={plainText(me.name)} hint={`${me.login} · ${words.nav.number(plainText(me.number))}`}>
            {words.team.roles[me.role]}
          </Setting>
        </section>
        <h2>{words.settings.sessions}</h2>
        <section className="settings-card" aria-label={words.settings.sessions}>
          <SessionList />
        </section>
        <h2>{words.settings.shortcuts}</h2>
        <section className="settings-card is-padded">
          <ShortcutList />
        </section>
      </div>
    </main>
  )
}

function Setting({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div className="setting">
      <div>
        <strong>{name}</strong>
        {hint && <p>{hint}</p>}
      </div>
      <div className="setting-control">{children}</div>
    </div>
  )
}

function NotificationSwitch() {
  const words = useWords()
  const isSupported = 'Notification' in window
  const [permission, setPermission] = useState(isSupported ? Notification.permission : 'denied')
  if (!isSupported) return <span>{words.settings.unsupported}</span>
  if (permission === 'granted') return <span className="setting-good">{words.settings.allowed}</span>
  if (permission === 'denied') return <span>{words.settings.denied}</span>
  return (
    <Button size="small" onClick={async () => setPermission(await Notification.requestPermission())}>
      {words.settings.allow}
    </Button>
  )
}
