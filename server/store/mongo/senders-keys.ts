import type { Collections } from './collections.ts'
import type { Steady } from './steady.ts'

/** Conversations whose keys are in memory; beyond it all are forgotten, and read again. */
const MOST_CONVERSATIONS = 1_000
/** Of one conversation. A longer one is asked about with each message. */
const MOST_KEYS = 200

interface Known {
  /** All messages up to this one. */
  head: number
  readonly keys: Set<string>
}

/**
 * The keys that have been used in a conversation. Messages never change, so what is known of a part stays true; a commit
 * of this node adds its own, and what other nodes have added is read from where the known part ends.
 */
export function createSendersKeys({ messages }: Collections, steady: Steady) {
  const { collection } = messages
  const known = new Map<string, Known>()

  /**
   * @param pending keys of messages up to `head` that may not be copied yet.
   * @returns of `wanted` the one that a message up to `head` has.
   */
  async function used(
    conversation: string,
    head: number,
    pending: readonly string[],
    wanted: readonly string[],
  ): Promise<string | null> {
    const { head: from, keys } = known.get(conversation) ?? { head: 0, keys: new Set<string>() }
    if (keys.size + head - from > MOST_KEYS) {
      known.delete(conversation)
      return wanted.find(key => pending.includes(key)) ?? lookUp(conversation, wanted)
    }
    for (const key of pending) keys.add(key)
    if (head > from) for (const key of await read(conversation, from)) keys.add(key)
    remember(conversation, { head: Math.max(head, from), keys })
    return wanted.find(key => keys.has(key)) ?? null
  }

  async function read(conversation: string, from: number): Promise<string[]> {
    const found = await steady(() =>
      collection
        .find<{ key: string }>({ conversation, seq: { $gt: from } }, { projection: { _id: 0, key: 1 } })
        .toArray(),
    )
    return found.map(({ key }) => key)
  }

  async function lookUp(conversation: string, wanted: readonly string[]): Promise<string | null> {
    const key = wanted.length === 1 ? wanted[0]! : { $in: wanted }
    const found = await steady(() =>
      collection.findOne<{ key: string }>({ conversation, key }, { projection: { _id: 0, key: 1 } }),
    )
    return found?.key ?? null
  }

  function remember(conversation: string, now: Known): void {
    if (known.size >= MOST_CONVERSATIONS && !known.has(conversation)) known.clear()
    known.set(conversation, now)
  }

  return {
    used,
    /** After a commit: its messages begin behind `head`. */
    add(conversation: string, head: number, count: number, keys: readonly string[]): void {
      const found = known.get(conversation)
      if (found?.head !== head) return
      found.head += count
      for (const key of keys) found.keys.add(key)
    },
  }
}
