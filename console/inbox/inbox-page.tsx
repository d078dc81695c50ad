import { Drawer } from 'antd'
import { useEffect, useState } from 'react'
import { useWorkspace } from '../app/workspace-context.ts'
import { ChatPane } from '../chat/chat-pane.tsx'
import { useWords } from '../language/language.ts'
import { SidePane } from '../side/side-pane.tsx'
import { InboxList } from './inbox-list.tsx'
import { useInboxKeys } from './use-inbox-keys.ts'
import { useMedia } from './use-media.ts'
import './inbox-page.css'

interface Props {
  readonly conversationId: string | null
  readonly openHelp: () => void
}

/** List, chat, and what helps with it. On a narrow screen the side becomes a drawer, on a phone one pane shows. */
export function InboxPage({ conversationId, openHelp }: Props) {
  const words = useWords()
  const { desk } = useWorkspace()
  const hasRoom = useMedia('(min-width: 960px)')
  const [isSideOpen, setSideOpen] = useState(true)
  const [isDrawerOpen, setDrawerOpen] = useState(false)
  const isBeside = hasRoom && isSideOpen && conversationId !== null

  useEffect(() => desk.open(conversationId), [desk, conversationId])
  useInboxKeys(conversationId, openHelp)

  return (
    <div className={`inbox-page ${conversationId ? 'has-chat' : ''} ${isBeside ? 'has-side' : ''}`}>
      <InboxList openId={conversationId} />
      <ChatPane
        conversationId={conversationId}
        isSideOpen={isBeside}
        toggleSide={() => (hasRoom ? setSideOpen(!isSideOpen) : setDrawerOpen(true))}
      />
      {isBeside && <SidePane conversationId={conversationId} />}
      {!hasRoom && conversationId && (
        <Drawer
          title={words.side.label}
          open={isDrawerOpen}
          onClose={() => setDrawerOpen(false)}
          size={360}
          styles={{ body: { padding: 0, display: 'flex' } }}
        >
          <SidePane conversationId={conversationId} />
        </Drawer>
      )}
    </div>
  )
}
