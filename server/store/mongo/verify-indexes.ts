import type { Collection } from 'mongoose'
import type { Collections } from './collections.ts'

/**
 * Makes the indexes that are missing, and looks whether all are there as they must be: uniqueness is what keeps a
 * message from being stored twice.
 *
 * @throws Error that names each index that is missing or otherwise, and what to do.
 */
export async function verifyIndexes(collections: Collections): Promise<void> {
  const faults = (await Promise.all(Object.values(collections).map(verify))).flat()
  if (faults.length > 0) throw new Error(`the database can not be used:\n  ${faults.join('\n  ')}`)
}

interface Indexed {
  readonly schema: { indexes(): [key: object, options?: object][] }
  readonly collection: Collection
}

async function verify(model: Indexed): Promise<string[]> {
  const wanted = model.schema.indexes().map(([key, options]) => ({
    key,
    isUnique: options !== undefined && 'unique' in options && options.unique === true,
  }))
  const faults: string[] = []
  // One collection's must not be made at the same time: the second would wait for a lock of the first.
  for (const { key, isUnique } of wanted) {
    try {
      await model.collection.createIndex(key as Record<string, 1>, { unique: isUnique })
    } catch (error) {
      faults.push(`${nameOf(model, key)} can not be made: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const found = wanted.length === 0 ? [] : await model.collection.indexes()
  for (const { key, isUnique } of wanted) {
    const there = found.find(each => JSON.stringify(each.key) === JSON.stringify(key))
    if (there === undefined) faults.push(`${nameOf(model, key)} is missing`)
    else if ((there.unique === true) !== isUnique || there.partialFilterExpression || there.sparse)
      faults.push(
        `${nameOf(model, key)} is not ${isUnique ? 'a unique index' : 'a plain index'} over all of it: drop it`,
      )
  }
  return faults
}

function nameOf(model: Indexed, key: object): string {
  return `index ${model.collection.name} (${Object.keys(key).join(', ')})`
}
