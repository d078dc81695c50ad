import type { Status } from '../../protocol/message.ts'
import type { Channel } from '../channels/channel.ts'
import type { Store } from '../store/store.ts'
import type { StatusOf } from './status-of.ts'

export interface QueueWatchNeeds {
  readonly store: Store
  readonly channels: ReadonlyMap<string, Channel>
  readonly statuses: StatusOf
  readonly onFault: (error: unknown) => void
}

/**
 * Pushes places and ranges to those who wait, once for any number of changes in a turn, and only what is new to them.
 * Where there are several nodes, each tells its own listeners: it knows what those have been told.
 */
export function createQueueWatch({ store, channels, statuses, onFault }: QueueWatchNeeds) {
  let told = new Map<string, string>()
  let scheduled = false
  let isChangedHere = false

  async function tellEverybodyWaiting(isHere: boolean): Promise<void> {
    const current = await statuses.queueStatuses()
    const nowTold = new Map<string, string>()
    for (const [id, status] of current) {
      const text = JSON.stringify(status)
      nowTold.set(id, text)
      if (told.get(id) !== text) await tellOne(id, status, isHere)
    }
    told = nowTold
  }

  async function tellOne(id: string, status: Status, isHere: boolean): Promise<void> {
    const conversation = await store.conversations.read(id)
    if (conversation?.state.status !== 'waiting') return
    const channel = channels.get(conversation.channel)
    if (channel?.tellHere !== undefined) channel.tellHere(conversation, status)
    // Without listeners there is one to be told, and the node of the change tells.
    else if (isHere) channel?.tell(conversation, [], status)
  }

  function lookSoon(): void {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      const isHere = isChangedHere
      isChangedHere = false
      tellEverybodyWaiting(isHere).catch(onFault)
    })
  }

  return {
    queueChanged(): void {
      isChangedHere = true
      lookSoon()
    },
    /** Another node says so. */
    queueChangedElsewhere: lookSoon,
  }
}
