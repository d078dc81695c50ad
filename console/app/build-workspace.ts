import type { CannedReply, SignedIn, Team } from '../../protocol/people.ts'
import { createDrafts } from '../composer/drafts.ts'
import { createDeskStore } from '../desk/desk-store.ts'
import { createObservable } from '../desk/observable.ts'
import { createOutboxStorage } from '../desk/outbox-storage.ts'
import { createSocketLine } from '../desk/socket-line.ts'
import { createDeskApi } from '../http/desk-api.ts'
import type { Session } from '../session/session.ts'
import type { ListTab, WorkspaceParts } from './workspace-context.ts'

/** Builds every part of a signed-in console once, by hand. */
export function buildWorkspace(signedIn: SignedIn, session: Session): Omit<WorkspaceParts, 'me'> {
  const desk = createDeskStore({
    line: createSocketLine(signedIn.token),
    storage: createOutboxStorage(sessionStorage, signedIn.agent.id),
    now: Date.now,
    newId: () => crypto.randomUUID(),
    pause: ms => new Promise(resolve => setTimeout(resolve, ms)),
    later(ms, call) {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
  })
  return {
    session,
    desk,
    api: createDeskApi(signedIn.token),
    drafts: createDrafts(sessionStorage, signedIn.agent.id),
    team: createObservable<Team | null>(null),
    canned: createObservable<readonly CannedReply[] | null>(null),
    listTab: createObservable<ListTab>('mine'),
    composer: { current: null },
  }
}
