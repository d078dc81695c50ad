import { Badge, Tabs } from 'antd'
import { useNow } from '../app/use-now.ts'
import { useLanguage, useWords } from '../language/language.ts'
import { longMoment } from '../language/time-text.ts'
import { type EditorTab, usePlace, useWorkbench } from './editor-context.ts'
import { ExchangeMenu } from './exchange/exchange-menu.tsx'
import { PaneSwitch } from './panes/pane-switch.tsx'
import { ChangesBar } from './publish/changes-bar.tsx'

export function EditorHead() {
  const words = useWords()
  const language = useLanguage()
  const now = useNow()
  const { tab, goTo } = usePlace()
  const missed = useWorkbench(state => state.missed?.length ?? 0)
  const overview = useWorkbench(state => state.overview)

  return (
    <header className="editor-head">
      <div className="editor-head-row">
        <h1>{words.editor.title}</h1>
        <Tabs
          activeKey={tab}
          onChange={key => goTo({ tab: key as EditorTab })}
          items={[
            { key: 'files', label: words.editor.files },
            {
              key: 'missed',
              label: (
                <span className="editor-tab">
                  {words.editor.missed}
                  <Badge count={missed} size="small" color="var(--sb-brand)" overflowCount={99} />
                </span>
              ),
            },
            { key: 'versions', label: words.editor.versions },
          ]}
        />
        <span className="editor-head-gap" />
        {overview && (
          <span className="editor-live one-line" title={overview.version}>
            {words.editor.live(longMoment(overview.publishedAt, now, language, words))}
          </span>
        )}
        <ExchangeMenu />
      </div>
      <div className="editor-head-row">
        <PaneSwitch />
        <ChangesBar />
      </div>
    </header>
  )
}
