import { useEffect, useRef } from 'react'
import { go, parseRoute, type Route, stayAs, useRoute } from '../../app/route.ts'
import { useEditor, usePlace } from '../editor-context.ts'
import { readPaneAddress, writePaneAddress } from './pane-address.ts'
import { shownPane, useOnePane } from './use-pane.ts'

/** Where one pane fills the screen, another one is another place: Back leads to the pane before, not out of the editor. */
export function usePaneInAddress() {
  const route = useRoute()
  const { place } = useEditor()
  const now = usePlace()
  const isOnePane = useOnePane()
  const wasOnePane = useRef(false)
  const told = toldOf(route)
  const shown = writePaneAddress({ tab: now.tab, pane: shownPane(now) })

  useEffect(() => {
    const isFirst = !wasOnePane.current
    wasOnePane.current = isOnePane
    if (isOnePane && isFirst) stayAs({ page: 'knowledge', within: shown })
    else if (isOnePane) go({ page: 'knowledge', within: shown })
  }, [isOnePane, shown])

  useEffect(() => {
    // Not before the first effect has said where the editor begins, which whoever reloads may find elsewhere.
    if (!wasOnePane.current || toldOf(parseRoute(location.hash)) !== told) return
    const { tab, pane } = readPaneAddress(told)
    place.update(before => (before.tab === tab && shownPane(before) === pane ? before : { ...before, tab, pane }))
  }, [told, place])
}

const toldOf = (route: Route): string => (route.page === 'knowledge' && route.within) || ''
