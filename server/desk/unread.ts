import type { Store } from '../store/store.ts'

/** "99+" says enough. */
const MOST = 100

/** How many messages of the shopper an agent has not read, and up to where that has been counted. */
export interface Unread {
  readonly mark: number
  readonly countedTo: number
  readonly count: number
}

/** @param known the count of an earlier look: only what came since is read. */
export async function countUnread(
  { conversations }: Store,
  agentId: string,
  conversation: { readonly id: string; readonly head: number },
  known: Unread | undefined,
): Promise<Unread> {
  const mark = await conversations.readMark(conversation.id, agentId)
  const so = known?.mark === mark ? known : { mark, countedTo: mark, count: 0 }
  if (so.countedTo >= conversation.head || so.count >= MOST) return so

  const missed = await conversations.messages(conversation.id, so.countedTo, MOST)
  return {
    mark,
    countedTo: missed.at(-1)?.seq ?? so.countedTo,
    count: Math.min(MOST, so.count + missed.filter(message => message.from === 'shopper').length),
  }
}
