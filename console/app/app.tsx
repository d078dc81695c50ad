import { App as AntdApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useLanguage, useWords } from '../language/language.ts'
import { antdTheme } from '../look/antd-theme.ts'
import { useShownAppearance } from '../look/appearance.ts'
import { FrontDoor } from '../session/front-door.tsx'
import { createSession } from '../session/session.ts'
import { ErrorFence } from './error-fence.tsx'
import { useRoute } from './route.ts'
import { Workspace } from './workspace.tsx'

const session = createSession(sessionStorage, localStorage)

/** Whoever has not signed in meets the front door, everyone else the workspace. */
export function App() {
  const language = useLanguage()
  const words = useWords()
  const shown = useShownAppearance()
  const theme = useMemo(() => antdTheme(shown), [shown])
  const { signedIn, notice } = useSyncExternalStore(session.state.subscribe, session.state.get)
  const route = useRoute()
  const setupCode = route.page === 'setup' ? route.code : null

  useEffect(() => {
    document.documentElement.lang = language
    document.title = words.product
  }, [language, words])

  return (
    <ConfigProvider locale={language === 'zh-CN' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
      <AntdApp component={false} message={{ maxCount: 3, top: 16 }}>
        <ErrorFence>
          {signedIn && setupCode === null ? (
            <Workspace key={signedIn.token} signedIn={signedIn} session={session} />
          ) : (
            <FrontDoor session={session} notice={notice} setupCode={setupCode} />
          )}
        </ErrorFence>
      </AntdApp>
    </ConfigProvider>
  )
}
