import type { EditorPane, EditorTab } from '../editor-context.ts'

export interface PaneAddress {
  readonly tab: EditorTab
  readonly pane: EditorPane
}

const tabs: readonly EditorTab[] = ['files', 'missed', 'versions']
const panes: readonly EditorPane[] = ['list', 'edit', 'try']

/** `missed/try`; nothing for where the editor begins, the list of files. */
export function writePaneAddress({ tab, pane }: PaneAddress): string {
  return tab === 'files' && pane === 'list' ? '' : `${tab}/${pane}`
}

/** Whatever somebody wrote into the address, it is one of the panes that there are. */
export function readPaneAddress(text: string): PaneAddress {
  const [tab, pane] = text.split('/')
  return { tab: tabs.find(each => each === tab) ?? 'files', pane: panes.find(each => each === pane) ?? 'list' }
}
