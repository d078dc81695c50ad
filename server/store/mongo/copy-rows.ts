import { createApplyWork } from './apply-work.ts'
import type { Collections } from './collections.ts'
import { type PendingRow, PLAIN_COLLECTIONS, type PlainCollection } from './documents/conversation-documents.ts'
import { isDuplicate } from './storage-fault.ts'

type Row = Extract<PendingRow, { into: PlainCollection }>['row']

export interface Rows {
  readonly conversation: string
  readonly rows: readonly PendingRow[]
}

/** Copies rows to where they belong; what is there already is left as it is. In the order given, as far as it matters. */
export function createCopyRows(collections: Collections) {
  const applyWork = createApplyWork(collections)

  return async function copyRows(batch: readonly Rows[]): Promise<void> {
    const plain = new Map<PlainCollection, Row[]>(PLAIN_COLLECTIONS.map(name => [name, []]))
    for (const { rows } of batch) for (const row of rows) if (row.into !== 'work') plain.get(row.into)?.push(row.row)
    const { messages = [], outbox = [], ...others } = Object.fromEntries(plain)
    // Others point at messages.
    await insert('messages', messages)
    await Promise.all(Object.entries(others).map(([into, rows]) => insert(into as PlainCollection, rows)))
    // A send must not be seen before one that goes first.
    for (const row of outbox) await insert('outbox', [row])
    for (const { conversation, rows } of batch)
      for (const row of rows) if (row.into === 'work') await applyWork(conversation, row.change, row.step, row.at)
  }

  async function insert(into: PlainCollection, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return
    const { collection } = collections[into]
    try {
      // For one row the driver has less to do.
      if (rows.length === 1) await collection.insertOne(rows[0] as never)
      else await collection.insertMany(rows as never, { ordered: false })
    } catch (error) {
      if (!areAllDuplicates(error)) throw error
      await requireAll(into, rows)
    }
  }

  /** A duplicate that is not the row itself would be a message whose key another one has: never dropped in silence. */
  async function requireAll(into: PlainCollection, rows: readonly Row[]): Promise<void> {
    const ids = rows.map(row => row._id)
    const found = await collections[into].collection
      .find({ _id: { $in: ids as never[] } }, { projection: { _id: 1 } })
      .toArray()
    if (found.length !== new Set(ids).size) throw new Error(`${into}: a row is kept out by another one`)
  }
}

function areAllDuplicates(error: unknown): boolean {
  const errors =
    typeof error === 'object' && error !== null && 'writeErrors' in error ? [error.writeErrors].flat() : [error]
  return errors.length > 0 && errors.every(isDuplicate)
}
