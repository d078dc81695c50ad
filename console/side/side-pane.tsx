import { Tabs } from 'antd'
import { useState } from 'react'
import { useDesk } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'
import { CustomerTab } from './customer-tab.tsx'
import { KnowledgeTab } from './knowledge-tab.tsx'
import { NotesTab } from './notes-tab.tsx'
import './side-pane.css'

export function SidePane({ conversationId }: { conversationId: string }) {
  const words = useWords()
  const [tab, setTab] = useState('knowledge')
  const thread = useDesk(state => state.threads[conversationId])
  const noteCount = thread?.notes.length ?? 0

  if (thread?.phase === 'failed')
    return (
      <aside className="side-pane" aria-label={words.side.label}>
        <p className="quiet-state">{words.side.noConversation}</p>
      </aside>
    )
  return (
    <aside className="side-pane" aria-label={words.side.label}>
      <Tabs
        className="side-tabs"
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'customer',
            label: words.side.customer,
            children: <CustomerTab customer={thread?.customer ?? null} />,
          },
          {
            key: 'knowledge',
            label: words.side.knowledge,
            children: <KnowledgeTab conversationId={conversationId} />,
          },
          {
            key: 'notes',
            label: (
              <>
                {words.side.notes} {noteCount > 0 && <b className="tab-count">{noteCount}</b>}
              </>
            ),
            children: <NotesTab key={conversationId} conversationId={conversationId} notes={thread?.notes ?? []} />,
          },
        ]}
      />
    </aside>
  )
}
