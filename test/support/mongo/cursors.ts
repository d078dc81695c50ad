import mongoose from 'mongoose'
import { badValue, CommandError } from './command-error.ts'
import type { Document } from './document.ts'

const { Long } = mongoose.mongo.BSON

const FIRST_BATCH = 101
const NEXT_BATCH = 1_000

/** What was found and has not been fetched yet. All of it as it was when it was found. */
export class Cursors {
  readonly #open = new Map<string, { readonly namespace: string; left: readonly Document[] }>()
  #lastId = 0

  /** @param batchSize 0 asks for nothing yet. */
  open(namespace: string, found: readonly Document[], batchSize: unknown = FIRST_BATCH, isSingle = false): Document {
    const size = sizeOf(batchSize)
    const firstBatch = found.slice(0, size)
    if (found.length <= size || isSingle) return { cursor: { id: Long.ZERO, ns: namespace, firstBatch } }
    const id = Long.fromNumber(++this.#lastId)
    this.#open.set(id.toString(), { namespace, left: found.slice(size) })
    return { cursor: { id, ns: namespace, firstBatch } }
  }

  more(id: unknown, namespace: string, batchSize: unknown = NEXT_BATCH): Document {
    const cursor = this.#open.get(String(id))
    if (cursor === undefined || cursor.namespace !== namespace)
      throw new CommandError(43, `cursor id ${String(id)} not found`)
    const size = sizeOf(batchSize) || NEXT_BATCH
    const nextBatch = cursor.left.slice(0, size)
    cursor.left = cursor.left.slice(size)
    if (cursor.left.length === 0) this.#open.delete(String(id))
    const left = cursor.left.length === 0 ? Long.ZERO : Long.fromString(String(id))
    return { cursor: { id: left, ns: namespace, nextBatch } }
  }

  kill(ids: readonly unknown[]): Document {
    const [cursorsKilled, cursorsNotFound]: [unknown[], unknown[]] = [[], []]
    for (const id of ids) (this.#open.delete(String(id)) ? cursorsKilled : cursorsNotFound).push(id)
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] }
  }
}

function sizeOf(batchSize: unknown): number {
  if (typeof batchSize !== 'number' || !Number.isInteger(batchSize) || batchSize < 0)
    throw badValue('batchSize has to be a whole number')
  return batchSize
}
