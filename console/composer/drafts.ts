import { createObservable } from '../desk/observable.ts'

export interface Draft {
  readonly text: string
  readonly mode: 'reply' | 'note'
}

const empty: Draft = { text: '', mode: 'reply' }

/** What an agent has begun to write, apart for each conversation; it outlives a reload of the tab. */
export function createDrafts(storage: Storage, agentId: string) {
  const key = `switchboard.drafts.${agentId}`
  const state = createObservable<Readonly<Record<string, Draft>>>(read())

  function read(): Record<string, Draft> {
    try {
      return JSON.parse(storage.getItem(key) ?? '{}') as Record<string, Draft>
    } catch {
      return {}
    }
  }

  return {
    subscribe: state.subscribe,
    of: (conversationId: string): Draft => state.get()[conversationId] ?? empty,
    set(conversationId: string, draft: Draft) {
      const { [conversationId]: _gone, ...others } = state.get()
      state.set(draft.text || draft.mode === 'note' ? { ...others, [conversationId]: draft } : others)
      try {
        storage.setItem(key, JSON.stringify(state.get()))
      } catch {
        // Without room the draft lives as long as the page.
      }
    },
  }
}

export type Drafts = ReturnType<typeof createDrafts>
