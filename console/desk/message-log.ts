import type { AgentMessageView } from '../../protocol/agent.ts'

export type MessageLog = readonly AgentMessageView[]

export const lastSeq = (log: MessageLog): number => log.at(-1)?.seq ?? 0

/**
 * Takes one message that was pushed to us. What we have already is dropped; what does not follow
 * directly is dropped too and reported as a gap, so that the caller asks `sync` for the whole run.
 */
export function append(log: MessageLog, message: AgentMessageView): { log: MessageLog; hasGap: boolean } {
  const last = lastSeq(log)
  if (message.seq <= last) return { log, hasGap: false }
  if (message.seq > last + 1) return { log, hasGap: true }
  return { log: [...log, message], hasGap: false }
}

/** Takes the answer of a `sync`; overlaps with what was pushed in the meantime are harmless. */
export function mergeSynced(log: MessageLog, messages: readonly AgentMessageView[]): MessageLog {
  let merged = log
  for (const message of [...messages].sort((a, b) => a.seq - b.seq)) merged = append(merged, message).log
  return merged
}
