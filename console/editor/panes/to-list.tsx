import { Button } from 'antd'
import { useWords } from '../../language/language.ts'
import { usePlace } from '../editor-context.ts'
import { useOnePane } from './use-pane.ts'

/** Where there is nothing to edit yet, the way to what there is. */
export function ToList() {
  const words = useWords().editor
  const { goTo } = usePlace()
  return useOnePane() ? (
    <Button type="primary" onClick={() => goTo({ pane: 'list' })}>
      {words.panes.toFiles}
    </Button>
  ) : null
}
