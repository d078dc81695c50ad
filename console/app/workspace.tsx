import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import type { SignedIn } from '../../protocol/people.ts'
import { useAlerts } from '../alerts/use-alerts.ts'
import { InboxPage } from '../inbox/inbox-page.tsx'
import { useWords } from '../language/language.ts'
import type { Session } from '../session/session.ts'
import { buildWorkspace } from './build-workspace.ts'
import { ConnectionBar } from './connection-bar.tsx'
import { NavRail } from './nav-rail.tsx'
import { PageLoading } from './page-loading.tsx'
import { hasConversations, pageFor } from './role-pages.ts'
import { useRoute } from './route.ts'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { useLoadOnce } from './use-load-once.ts'
import { WorkspaceContext } from './workspace-context.ts'
import './workspace.css'

const BoardPage = lazy(() => import('../board/board-page.tsx').then(module => ({ default: module.BoardPage })))
const EditorPage = lazy(() => import('../editor/editor-page.tsx').then(module => ({ default: module.EditorPage })))
const TeamPage = lazy(() => import('../team/team-page.tsx').then(module => ({ default: module.TeamPage })))
const SettingsPage = lazy(() =>
  import('../settings/settings-page.tsx').then(module => ({ default: module.SettingsPage })),
)

export function Workspace({ signedIn, session }: { signedIn: SignedIn; session: Session }) {
  const [parts] = useState(() => buildWorkspace(signedIn, session))
  const value = useMemo(() => ({ ...parts, me: signedIn.agent }), [parts, signedIn.agent])
  const [isHelpOpen, setHelpOpen] = useState(false)
  const route = useRoute()
  const words = useWords()
  const isOnLine = hasConversations(signedIn.agent.role)
  const page = pageFor(signedIn.agent.role, route)

  useEffect(() => {
    if (!isOnLine) return
    const stop = parts.desk.onRefused(session.expire)
    parts.desk.connect()
    return () => {
      stop()
      parts.desk.disconnect()
    }
  }, [parts, session, isOnLine])
  useLoadOnce(parts)
  useAlerts(parts.desk)

  return (
    <WorkspaceContext value={value}>
      <button type="button" className="plain-button skip-link" onClick={() => focusOn('chat')}>
        {page === 'knowledge' ? words.editor.skip : words.skipToChat}
      </button>
      <button type="button" className="plain-button skip-link" onClick={() => focusOn('list')}>
        {page === 'knowledge' ? words.editor.skipToTree : words.skipToList}
      </button>
      <div className="workspace">
        {isOnLine ? <ConnectionBar /> : <div className="connection-bar-slot" />}
        <NavRail page={page} openHelp={() => setHelpOpen(true)} />
        <Suspense fallback={<PageLoading />}>
          {page === 'team' ? (
            <TeamPage />
          ) : page === 'board' ? (
            <BoardPage />
          ) : page === 'knowledge' ? (
            <EditorPage />
          ) : page === 'settings' ? (
            <SettingsPage />
          ) : (
            <InboxPage
              conversationId={route.page === 'inbox' ? route.conversationId : null}
              openHelp={() => setHelpOpen(true)}
            />
          )}
        </Suspense>
      </div>
      <ShortcutsDialog isOpen={isHelpOpen} close={() => setHelpOpen(false)} />
    </WorkspaceContext>
  )
}

/** The fragment holds our place, so skipping moves the focus itself. */
const focusOn = (id: string) => document.getElementById(id)?.focus()
