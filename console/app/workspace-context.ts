import { createContext, useContext, useSyncExternalStore } from 'react'
import type { AgentProfile, CannedReply, Team } from '../../protocol/people.ts'
import type { Drafts } from '../composer/drafts.ts'
import type { DeskState } from '../desk/desk-state.ts'
import type { DeskStore } from '../desk/desk-store.ts'
import type { Observable } from '../desk/observable.ts'
import type { DeskApi } from '../http/desk-api.ts'
import type { Session } from '../session/session.ts'

/** What a composer lets others do with it. */
export interface ComposerPort {
  insert(text: string): void
  focus(): void
  openCanned(): void
}

export type ListTab = 'mine' | 'waiting' | 'work' | 'all'

export interface WorkspaceParts {
  readonly me: AgentProfile
  readonly session: Session
  readonly desk: DeskStore
  readonly api: DeskApi
  readonly drafts: Drafts
  readonly team: Observable<Team | null>
  readonly canned: Observable<readonly CannedReply[] | null>
  readonly listTab: Observable<ListTab>
  /** The composer that is on the screen, if any. */
  readonly composer: { current: ComposerPort | null }
}

export const WorkspaceContext = createContext<WorkspaceParts | null>(null)

export function useWorkspace(): WorkspaceParts {
  const parts = useContext(WorkspaceContext)
  if (!parts) throw new Error('useWorkspace outside of a workspace')
  return parts
}

/** Watches a part of the desk. `select` must return the same object for the same state. */
export function useDesk<T>(select: (state: DeskState) => T): T {
  const { desk } = useWorkspace()
  return useSyncExternalStore(desk.state.subscribe, () => select(desk.state.get()))
}

export const useObserved = <T>(observable: Observable<T>): T =>
  useSyncExternalStore(observable.subscribe, observable.get)
