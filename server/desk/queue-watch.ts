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

/** Pushes places and ranges to those who wait, once for any number of changes in a turn, and only what is new to them. */
export function createQueueWatch({ store, channels, statuses, onFault }: QueueWatchNeeds) {
  let told = new Map<string, string>()
  let scheduled = false

  async function tellEverybodyWaiting(): Promise<void> {
    const current = await statuses.queueStatuses()
    const nowTold = new Map<string, string>()
    for (const [id, status] of current) {
      const text = JSON.stringify(status)
      nowTold.set(id, text)
      if (told.get(id) !== text) await tellOne(id, status)
    }
    told = nowTold
  }

  async function tellOne(id: string, status: Status): Promise<void> {
    const conversation = await store.conversations.read(id)
    if (conversation?.state.status === 'waiting') channels.get(conversation.channel)?.tell(conversation, [], status)
  }

  return function queueChanged(): void {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      tellEverybodyWaiting().catch(onFault)
    })
  }
}
