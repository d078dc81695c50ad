import { Segmented } from 'antd'
import { useWords } from '../../language/language.ts'
import { type EditorPane, usePlace } from '../editor-context.ts'
import { useOnePane, useShownPane } from './use-pane.ts'

/** The way between the panes where there is room for one only. */
export function PaneSwitch() {
  const words = useWords().editor
  const { tab, goTo } = usePlace()
  const shown = useShownPane()
  if (!useOnePane()) return null
  return (
    // Whoever skips to the list while it is away comes to what brings it back.
    <div className="pane-switch" id={shown === 'list' ? undefined : 'list'} tabIndex={-1}>
      <Segmented<EditorPane>
        block
        aria-label={words.panes.label}
        value={shown}
        onChange={pane => goTo({ pane })}
        options={[
          { value: 'list', label: words.panes.list },
          ...(tab === 'files' ? [{ value: 'edit' as const, label: words.panes.edit }] : []),
          { value: 'try', label: words.tryIt },
        ]}
      />
    </div>
  )
}
