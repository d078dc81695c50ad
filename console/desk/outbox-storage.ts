import type { Outgoing } from './desk-state.ts'
import type { OutboxStorage } from './outbox.ts'

interface KeyValueStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/** Keeps unacknowledged messages through a reload of this tab, apart for each agent who signs in here. */
export function createOutboxStorage(storage: KeyValueStorage, agentId: string): OutboxStorage {
  const key = `switchboard.outbox.${agentId}`
  return {
    load() {
      try {
        const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]')
        return Array.isArray(kept) ? kept.filter(isOutgoing) : []
      } catch {
        return []
      }
    },
    save(outgoing) {
      try {
        storage.setItem(key, JSON.stringify(outgoing))
      } catch {
        // A full or forbidden storage costs the protection against reloads, not the message.
      }
    },
  }
}

function isOutgoing(value: unknown): value is Outgoing {
  if (typeof value !== 'object' || value === null) return false
  const item = value as Partial<Record<keyof Outgoing, unknown>>
  return (
    typeof item.clientMessageId === 'string' && typeof item.conversationId === 'string' && typeof item.text === 'string'
  )
}
