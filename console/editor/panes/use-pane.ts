import { type RefObject, useEffect, useRef } from 'react'
import { useMedia } from '../../inbox/use-media.ts'
import { type EditorPane, type EditorPlace, usePlace } from '../editor-context.ts'

/** Below this there is room for one pane at a time; the style sheets have the same number. */
export const useOnePane = () => useMedia('(max-width: 1023px)')

/** Only the files have something to edit beside the list. */
export function useShownPane(): EditorPane {
  return shownPane(usePlace())
}

export const shownPane = ({ tab, pane }: Pick<EditorPlace, 'tab' | 'pane'>): EditorPane =>
  pane === 'edit' && tab !== 'files' ? 'list' : pane

interface PaneProps {
  readonly ref: RefObject<HTMLElement | null>
  /** Keeps its place, its scrolling and what was typed, yet nobody can see or reach it. */
  readonly inert: boolean
  readonly 'data-pane': EditorPane
}

/** What makes an element one of the panes. The focus follows when it was in the pane that has gone. */
export function usePane(name: EditorPane): PaneProps {
  const shown = useShownPane()
  const isAway = useOnePane() && shown !== name
  const wasAway = useRef(isAway)
  const ref = useRef<HTMLElement>(null)

  useEffect(() => {
    if (wasAway.current && !isAway && isFocusLost()) ref.current?.focus({ preventScroll: true })
    wasAway.current = isAway
  }, [isAway])

  return { ref, inert: isAway, 'data-pane': name }
}

function isFocusLost(): boolean {
  const focused = document.activeElement
  return focused === null || focused === document.body || focused.closest('[inert]') !== null
}
