import type { Channel } from '../channels/channel.ts'
import type { Store } from '../store/store.ts'
import type { Queued, StatusOf } from './status-of.ts'

export interface QueueWatchNeeds {
  readonly store: Pick<Store, 'conversations'>
  readonly channels: ReadonlyMap<string, Channel>
  readonly statuses: Pick<StatusOf, 'queueStatuses'>
  readonly onFault: (error: unknown) => void
  readonly refreshMs?: number
}

/** After a look this many times as long as it took, so that a long queue that never rests costs a quarter of the time. */
const REST_FACTOR = 3
/** Nobody who waits minds to hear of their place this much later. */
const LONGEST_REST_MS = 1_000
/** A wait that nothing shortens gets longer by itself: nobody is left with a range that is older than this. */
const REFRESH_MS = 30_000

/**
 * Pushes places and ranges to those who wait, once for any number of changes in a turn, and only what is new to them.
 * Where there are several nodes, each tells its own listeners: it knows what those have been told. Looks are made one
 * after the other, since what a slow one has found would be told after what a later one found.
 */
export function createQueueWatch(needs: QueueWatchNeeds) {
  const { store, channels, statuses, onFault, refreshMs = REFRESH_MS } = needs
  let told = new Map<string, string>()
  let doing: 'nothing' | 'looking' | 'resting' = 'nothing'
  let isChanged = false
  let isChangedHere = false
  let isStopped = false
  let refresh: NodeJS.Timeout | undefined

  async function tellEverybodyWaiting(isHere: boolean): Promise<void> {
    const current = await statuses.queueStatuses()
    const nowTold = new Map<string, string>()
    for (const [id, queued] of current) {
      const text = JSON.stringify(queued.status)
      nowTold.set(id, text)
      if (told.get(id) !== text) await tellOne(id, queued, isHere)
    }
    told = nowTold
  }

  async function tellOne(id: string, { channel: name, status }: Queued, isHere: boolean): Promise<void> {
    const channel = channels.get(name)
    // Without listeners there is one to be told, and the node of the change tells.
    if (channel?.tellHere === undefined ? !isHere : channel.isHeardHere?.(id) === false) return
    const conversation = await store.conversations.read(id)
    if (conversation?.state.status !== 'waiting') return
    if (channel?.tellHere !== undefined) channel.tellHere(conversation, status)
    else channel?.tell(conversation, [], status)
  }

  async function look(): Promise<void> {
    doing = 'looking'
    if (isStopped) return
    clearTimeout(refresh)
    const isHere = isChangedHere
    isChanged = false
    isChangedHere = false
    const began = performance.now()
    await tellEverybodyWaiting(isHere).catch(onFault)
    doing = 'resting'
    setTimeout(wake, Math.min(LONGEST_REST_MS, (performance.now() - began) * REST_FACTOR)).unref()
  }

  function wake(): void {
    doing = 'nothing'
    if (isStopped) return
    if (isChanged) look()
    else if (told.size > 0) refresh = setTimeout(lookSoon, refreshMs).unref()
  }

  function lookSoon(): void {
    isChanged = true
    if (doing !== 'nothing' || isStopped) return
    doing = 'looking'
    setImmediate(look)
  }

  return {
    queueChanged(): void {
      isChangedHere = true
      lookSoon()
    },
    /** Another node says so. */
    queueChangedElsewhere: lookSoon,
    /** Nobody is told any more. */
    stop(): void {
      isStopped = true
      clearTimeout(refresh)
    },
  }
}
