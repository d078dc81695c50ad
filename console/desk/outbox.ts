import type { DeskLine, Outcome } from './desk-line.ts'
import type { Failure, Outgoing } from './desk-state.ts'

export interface OutboxStorage {
  load(): readonly Outgoing[]
  save(outgoing: readonly Outgoing[]): void
}

interface Needs {
  readonly line: Pick<DeskLine, 'isUp' | 'call'>
  readonly storage: OutboxStorage
  readonly now: () => number
  readonly newId: () => string
  /** Milliseconds. */
  readonly pause: (ms: number) => Promise<void>
  readonly changed: (outgoing: readonly Outgoing[]) => void
}

const RETRY_LOST_AFTER_MS = 200
const RETRY_BUSY_AFTER_MS = [300, 900, 2_700]

/**
 * Keeps every message until the server has acknowledged it. One at a time per conversation, so that a resend
 * after a lost line can not overtake; the same `clientMessageId` makes a resend harmless.
 */
export function createOutbox({ line, storage, now, newId, pause, changed }: Needs) {
  let items: readonly Outgoing[] = storage.load().filter(item => item.phase !== 'sent')
  const pumping = new Set<string>()
  const waiters = new Map<string, (outcome: Outcome<{ seq: number }>) => void>()

  function put(next: readonly Outgoing[]) {
    items = next
    storage.save(items.filter(item => item.phase !== 'sent'))
    changed(items)
  }
  function mark(id: string, phase: Outgoing['phase'], failure: Failure | null = null) {
    put(items.map(item => (item.clientMessageId === id ? { ...item, phase, failure } : item)))
  }
  function settle(id: string, outcome: Outcome<{ seq: number }>) {
    mark(id, outcome.ok ? 'sent' : 'refused', outcome.ok ? null : outcome.code)
    waiters.get(id)?.(outcome)
    waiters.delete(id)
  }

  async function deliver({ conversationId, clientMessageId, text }: Outgoing) {
    const request = { conversationId, clientMessageId, text }
    let outcome = await line.call('message:send', request)
    for (const ms of RETRY_BUSY_AFTER_MS) {
      if (outcome.ok || outcome.code !== 'BUSY_TRY_AGAIN') break
      await pause(ms)
      outcome = await line.call('message:send', request)
    }
    return outcome
  }

  async function pump(conversationId: string) {
    if (pumping.has(conversationId)) return
    pumping.add(conversationId)
    try {
      while (line.isUp()) {
        const next = items.find(item => item.conversationId === conversationId && item.phase === 'waiting')
        if (!next) return
        const outcome = await deliver(next)
        if (outcome.ok || outcome.code !== 'LINE_LOST') settle(next.clientMessageId, outcome)
        else await pause(RETRY_LOST_AFTER_MS)
      }
    } finally {
      pumping.delete(conversationId)
    }
  }

  return {
    items: () => items,
    /** Resolves when the server has said yes or no, however long the line is lost in between. */
    send(conversationId: string, text: string): Promise<Outcome<{ seq: number }>> {
      const clientMessageId = newId()
      const outcome = new Promise<Outcome<{ seq: number }>>(resolve => waiters.set(clientMessageId, resolve))
      put([...items, { clientMessageId, conversationId, text, at: now(), phase: 'waiting', failure: null }])
      void pump(conversationId)
      return outcome
    },
    /** Sends what still waits, conversation by conversation in the order of writing. */
    flush() {
      for (const conversationId of new Set(items.map(item => item.conversationId))) void pump(conversationId)
    },
    retry(clientMessageId: string) {
      const item = items.find(each => each.clientMessageId === clientMessageId)
      if (!item) return
      mark(clientMessageId, 'waiting')
      void pump(item.conversationId)
    },
    /** Forgets messages: their echo has arrived, or the agent gave them up. */
    drop(clientMessageIds: ReadonlySet<string>) {
      if (items.some(item => clientMessageIds.has(item.clientMessageId)))
        put(items.filter(item => !clientMessageIds.has(item.clientMessageId)))
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>
