import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Observable } from '../desk/observable.ts'
import type { KnowledgeApi } from '../http/knowledge-api.ts'
import type { FileDraft } from './draft/drafts.ts'
import type { TitleIndex } from './entries/title-index.ts'
import type { Workbench, WorkbenchState } from './workbench.ts'

export type EditorTab = 'files' | 'missed' | 'versions'
/** The files or another list; the file or entry that is open; the "try it" box. */
export type EditorPane = 'list' | 'edit' | 'try'

/** What is open. `pane` matters where there is room for one only. `line` changes with `visit`, so that going to the same line twice scrolls twice. */
export interface EditorPlace {
  readonly tab: EditorTab
  readonly pane: EditorPane
  readonly path: string | null
  readonly entry: number | null
  readonly line: number | null
  readonly visit: number
}

export interface EditorParts {
  readonly api: KnowledgeApi
  readonly workbench: Workbench
  readonly titles: TitleIndex
  readonly place: Observable<EditorPlace>
  /** What stands in the "try it" box. */
  readonly question: Observable<string>
}

export const EditorContext = createContext<EditorParts | null>(null)

export function useEditor(): EditorParts {
  const parts = useContext(EditorContext)
  if (!parts) throw new Error('useEditor outside of the editor')
  return parts
}

export function useWorkbench<T>(select: (state: WorkbenchState) => T): T {
  const { state } = useEditor().workbench
  return useSyncExternalStore(state.subscribe, () => select(state.get()))
}

export function useDrafts(): readonly FileDraft[] {
  const { all } = useEditor().workbench.drafts
  return useSyncExternalStore(all.subscribe, all.get)
}

export function usePlace() {
  const { place } = useEditor()
  const now = useSyncExternalStore(place.subscribe, place.get)
  return { ...now, goTo: (next: Partial<EditorPlace>) => goTo(place, next) }
}

export function goTo(place: Observable<EditorPlace>, next: Partial<EditorPlace>) {
  place.update(before => ({
    ...before,
    ...(next.path !== undefined && next.path !== before.path ? { entry: null } : {}),
    line: null,
    pane: paneFor(before, next),
    ...next,
    visit: before.visit + 1,
  }))
}

/** An entry or a line that is opened is to be seen; another tab begins with its own content. */
function paneFor(before: EditorPlace, next: Partial<EditorPlace>): EditorPane {
  if (typeof next.entry === 'number' || typeof next.line === 'number') return 'edit'
  return next.tab !== undefined && before.pane === 'try' ? 'list' : before.pane
}
