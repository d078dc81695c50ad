import type { DeskState } from '../desk/desk-state.ts'

/** How many conversations of ours want to be looked at: newly assigned, or with unread messages. */
export function attentionCount({ inbox, fresh, openId }: DeskState): number {
  const unread = (inbox?.mine ?? [])
    .filter(row => row.unread > 0 && row.conversationId !== openId)
    .map(row => row.conversationId)
  return new Set([...fresh, ...unread]).size
}
