import type { StoredMessage } from '../../../server/store/conversation-store.ts'

type Row = StoredMessage & { readonly conversationId: string }

/** A number that is missing or there twice, and an id of a client that is there twice. */
export function gapsIn(messages: readonly Row[]): string[] {
  const seqs = new Map<string, Set<number>>()
  const ids = new Set<string>()
  const faults: string[] = []
  for (const { conversationId, seq, clientMessageId } of messages) {
    const known = seqs.get(conversationId) ?? new Set()
    if (known.has(seq)) faults.push(`${conversationId}: ${seq} is there twice`)
    seqs.set(conversationId, known.add(seq))
    const id = `${conversationId} ${clientMessageId}`
    if (clientMessageId !== undefined && ids.has(id)) faults.push(`${id} is stored twice`)
    ids.add(id)
  }
  for (const [conversationId, known] of seqs)
    if (Math.max(...known) !== known.size) faults.push(`${conversationId}: a number is missing`)
  return faults
}
