import type { AgentMessageView, AgentSynced, Note } from '../../protocol/agent.ts'
import type { DeskLine } from './desk-line.ts'
import { type DeskState, emptyThread, type Thread } from './desk-state.ts'
import { append, lastSeq, mergeSynced } from './message-log.ts'
import type { Observable } from './observable.ts'

interface Needs {
  readonly state: Observable<DeskState>
  readonly line: Pick<DeskLine, 'isUp' | 'call'>
  /** New messages have become visible in this conversation. */
  readonly grew: (conversationId: string, messages: readonly AgentMessageView[]) => void
}

/** The opened conversations: filled by `sync`, continued by pushes, healed by `sync` again. */
export function createThreads({ state, line, grew }: Needs) {
  const pulling = new Map<string, 'once' | 'again'>()
  const thread = (id: string): Thread | undefined => state.get().threads[id]

  function change(id: string, edit: (before: Thread) => Thread) {
    state.update(before => {
      const current = before.threads[id]
      return current ? { ...before, threads: { ...before.threads, [id]: edit(current) } } : before
    })
  }

  function takeSynced(id: string, synced: AgentSynced) {
    change(id, before => ({
      ...before,
      phase: 'ready',
      failure: null,
      messages: mergeSynced(before.messages, synced.messages),
      notes: synced.notes,
      status: synced.status,
      customer: synced.customer,
      summary: synced.summary ?? null,
      readByShopper: Math.max(before.readByShopper, synced.readByShopper),
      isOwner: synced.isOwner,
    }))
    grew(id, synced.messages)
  }

  /** Reads on from what we have until the head is reached. */
  async function readOn(id: string) {
    while (thread(id)) {
      const after = lastSeq(thread(id)?.messages ?? [])
      const outcome = await line.call('sync', { conversationId: id, after })
      if (!outcome.ok) {
        if (outcome.code !== 'LINE_LOST') change(id, before => ({ ...before, phase: 'failed', failure: outcome.code }))
        return
      }
      takeSynced(id, outcome.data)
      const reached = lastSeq(thread(id)?.messages ?? [])
      if (reached >= outcome.data.head || reached === after) return
    }
  }

  /** Syncs one conversation; a second wish during a running sync is granted right after it. */
  async function pull(id: string): Promise<void> {
    if (pulling.has(id)) {
      pulling.set(id, 'again')
      return
    }
    pulling.set(id, 'once')
    try {
      await readOn(id)
    } finally {
      const again = pulling.get(id) === 'again'
      pulling.delete(id)
      if (again && line.isUp()) void pull(id)
    }
  }

  return {
    thread,
    change,
    pull,
    open(id: string) {
      if (!thread(id)) state.update(before => ({ ...before, threads: { ...before.threads, [id]: emptyThread } }))
      else if (thread(id)?.phase === 'failed') change(id, before => ({ ...before, phase: 'loading', failure: null }))
      return pull(id)
    },
    receive(id: string, message: AgentMessageView) {
      const current = thread(id)
      if (!current) return
      if (current.phase === 'loading') return void pull(id)
      const { log, hasGap } = append(current.messages, message)
      change(id, before => ({
        ...before,
        messages: log,
        isShopperTyping: message.from === 'shopper' ? false : before.isShopperTyping,
      }))
      if (hasGap) void pull(id)
      else grew(id, [message])
    },
    receiveNote(id: string, note: Note) {
      change(id, before =>
        before.notes.some(each => each.id === note.id) ? before : { ...before, notes: [...before.notes, note] },
      )
    },
    receiveHead(id: string, seq: number) {
      const current = thread(id)
      if (current && current.phase !== 'loading' && seq > lastSeq(current.messages)) void pull(id)
    },
  }
}

export type Threads = ReturnType<typeof createThreads>
