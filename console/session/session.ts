import type { AgentProfile, SignedIn } from '../../protocol/people.ts'
import { createObservable } from '../desk/observable.ts'

export interface SessionState {
  readonly signedIn: SignedIn | null
  /** Why the front door is shown, when the visitor did not ask for it. */
  readonly notice: 'expired' | 'signedOut' | null
}

const KEY = 'switchboard.session'

/** Who is signed in: kept for this tab, and for the next visit only when the agent asked for it. */
export function createSession(tab: Storage, device: Storage) {
  const state = createObservable<SessionState>({ signedIn: read(tab) ?? read(device), notice: null })

  function forget(notice: SessionState['notice']) {
    tab.removeItem(KEY)
    device.removeItem(KEY)
    state.set({ signedIn: null, notice })
  }

  return {
    state,
    begin(signedIn: SignedIn, stay: boolean) {
      tab.setItem(KEY, JSON.stringify(signedIn))
      if (stay) device.setItem(KEY, JSON.stringify(signedIn))
      state.set({ signedIn, notice: null })
    },
    /** The profile has changed on the server since it was stored. */
    refresh(agent: AgentProfile) {
      const { signedIn } = state.get()
      if (signedIn) state.set({ signedIn: { ...signedIn, agent }, notice: null })
    },
    end: () => forget('signedOut'),
    expire: () => forget('expired'),
  }
}

export type Session = ReturnType<typeof createSession>

function read(storage: Storage): SignedIn | null {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? 'null') as SignedIn | null
    return kept?.token && kept.agent ? kept : null
  } catch {
    return null
  }
}
