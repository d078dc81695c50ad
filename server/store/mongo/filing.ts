import { hasCode } from '../../errors.ts'
import type { Collections } from './collections.ts'
import { createCopyRows } from './copy-rows.ts'
import type { ConversationDocument, PendingRow } from './documents/conversation-documents.ts'
import { NEVER } from './documents/shape.ts'
import type { Steady } from './steady.ts'

/** Conversations whose rows are copied together. */
const MOST_AT_ONCE = 200
/** What nobody waits for is gathered this long, so that one request copies it for many conversations. */
const GATHERED_FOR_MS = 20

export type Pending = Pick<ConversationDocument, '_id' | 'version' | 'pending' | 'pendingSince'>

/** What commits have left in `pending` is copied to where it belongs, and then cleared. */
export interface Filing {
  /**
   * @param options urgent when somebody waits for it.
   * @returns when all that the document has pending is copied. Fails with the copying: it is tried again by others.
   */
  file(document: Pending, options: { readonly isUrgent: boolean }): Promise<void>
  /** For readers: afterwards everything that was committed before is copied, whoever committed it. */
  finish(conversationId: string): Promise<void>
  /** For reads across conversations: what this node has committed is copied. */
  settled(): Promise<void>
  /** For the few reads that must see the messages of every node: all that is pending is copied. */
  finishAll(): Promise<void>
  /** Nothing is being copied or cleared any more. */
  idle(): Promise<void>
  /**
   * Copies what has been pending since `until` or before, and was left there by a crash; some at a time.
   *
   * @returns of how many conversations.
   */
  sweep(until: number): Promise<number>
}

interface Item {
  readonly conversation: string
  readonly version: number
  readonly rows: readonly PendingRow[]
  readonly copied: Promise<void>
  readonly succeed: () => void
  readonly fail: (error: unknown) => void
}

export function createFiling(
  collections: Collections,
  steady: Steady,
  onFault: (sentence: string, cause: unknown) => void,
): Filing {
  const { conversations } = collections
  const copyRows = createCopyRows(collections)
  /** By conversation and version, from the moment they are known until they are cleared. */
  const known = new Map<string, Item>()
  let queue: Item[] = []
  let isUrgent = false
  let beginNow = () => {}
  let running: Promise<void> | null = null

  function file({ _id, version, pending, pendingSince }: Pending, options = { isUrgent: true }): Promise<void> {
    if (pendingSince === NEVER) return Promise.resolve()
    // One without rows clears the mark that it found.
    const items = pending.map(each => itemOf(_id, each.version, each.rows))
    if (items.at(-1)?.version !== version) items.push(itemOf(_id, version, []))
    running ??= run()
    if (options.isUrgent) hurry()
    return Promise.all(items.map(each => each.copied)).then(() => {})
  }

  function itemOf(conversation: string, version: number, rows: readonly PendingRow[]): Item {
    const name = `${conversation}:${version}`
    const found = known.get(name)
    if (found !== undefined) return found
    let succeed = () => {}
    let fail: Item['fail'] = () => {}
    const copied = new Promise<void>((resolve, reject) => {
      succeed = resolve
      fail = reject
    })
    copied.catch(() => {})
    const item = { conversation, version, rows, copied, succeed, fail }
    known.set(name, item)
    queue.push(item)
    return item
  }

  async function run(): Promise<void> {
    const stuck = new Set<string>()
    while (queue.length > 0) {
      await gathered()
      const batch = queue.slice(0, MOST_AT_ONCE)
      queue = queue.slice(MOST_AT_ONCE)
      isUrgent = isUrgent && queue.length > 0
      if (stuck.size === 0 && (await isFiled(batch, false))) continue
      // One that can not be copied must not keep the others from it, but those behind it in its conversation: they would
      // clear it with themselves.
      for (const each of batch) {
        if (stuck.has(each.conversation)) drop([each], new Error('what was committed before it is not copied'))
        else if (!(await isFiled([each], true))) stuck.add(each.conversation)
      }
    }
    isUrgent = false
    running = null
  }

  /** Or until the end of this turn, when somebody waits. */
  function gathered(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, GATHERED_FOR_MS)
      beginNow = () => {
        clearTimeout(timer)
        setImmediate(resolve)
      }
      if (isUrgent) beginNow()
    })
  }

  function hurry(): void {
    isUrgent = true
    beginNow()
  }

  function drop(items: readonly Item[], error: unknown): void {
    for (const { conversation, version, fail } of items) {
      fail(error)
      known.delete(`${conversation}:${version}`)
    }
  }

  async function isFiled(batch: readonly Item[], isLastTry: boolean): Promise<boolean> {
    try {
      await steady(() => copyRows(batch))
      for (const each of batch) each.succeed()
      await steady(() => clear(batch))
    } catch (error) {
      const isOfTheDatabase = hasCode(error, 'STORE_READ_ONLY') || hasCode(error, 'STORE_FULL')
      if (!isLastTry && !isOfTheDatabase) return false
      // It stays pending: the next reader, commit or sweep tries again.
      onFault('What was committed could not be copied to its place yet.', error)
      drop(batch, error)
      return isOfTheDatabase
    }
    for (const each of batch) known.delete(`${each.conversation}:${each.version}`)
    return true
  }

  async function clear(batch: readonly Item[]): Promise<void> {
    const last = new Map<string, number>()
    for (const { conversation, version } of batch)
      last.set(conversation, Math.max(version, last.get(conversation) ?? 0))
    const isOvertaken = new Set<string>()
    for (const { conversation, version } of queue)
      if (version > (last.get(conversation) ?? version)) isOvertaken.add(conversation)
    const each = [...last]
    const { matchedCount } = await conversations.collection.bulkWrite(
      each.map(([_id, version]) => (isOvertaken.has(_id) ? partly(_id, version) : wholly(_id, version))),
      { ordered: false },
    )
    if (matchedCount === each.length) return
    await conversations.collection.bulkWrite(
      each.map(([_id, version]) => partly(_id, version)),
      { ordered: false },
    )
  }

  const fields = { version: 1, pending: 1, pendingSince: 1 } as const

  return {
    file,
    async finish(conversationId) {
      const found = await steady(() =>
        conversations.collection.findOne<Pending>({ _id: conversationId as never }, { projection: fields }),
      )
      if (found !== null && found.pending.length > 0) await file(found)
    },
    async settled() {
      if (known.size > 0) hurry()
      await Promise.all([...known.values()].map(each => each.copied))
    },
    async finishAll() {
      const until = Date.now()
      while ((await sweep(until)) === MOST_AT_ONCE);
    },
    async idle() {
      hurry()
      await running
    },
    sweep,
  }

  async function sweep(until: number): Promise<number> {
    const found = await steady(() =>
      conversations
        .find({ pendingSince: { $lte: until } }, fields)
        .sort({ pendingSince: 1 })
        .limit(MOST_AT_ONCE)
        .lean(),
    )
    const filed = await Promise.allSettled(found.map(each => file(each)))
    return filed.filter(each => each.status === 'fulfilled').length
  }
}

function wholly(_id: string, version: number) {
  const update = { $set: { pending: [], pendingSince: NEVER } }
  return { updateOne: { filter: { _id: _id as never, version }, update } }
}

/** Where another commit has come since, that one will clear the mark; only what is copied may go. */
function partly(_id: string, version: number) {
  const update = { $pull: { pending: { version: { $lte: version } } } as never }
  return { updateOne: { filter: { _id: _id as never }, update } }
}
