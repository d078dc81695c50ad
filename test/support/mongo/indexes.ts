import { CommandError, failedToParse } from './command-error.ts'
import { type Document, isDocument, valuesAt } from './document.ts'
import { isSame } from './value-order.ts'

export interface Index {
  readonly name: string
  readonly key: Readonly<Record<string, 1 | -1>>
  readonly isUnique: boolean
}

export const ID_INDEX: Index = { name: '_id_', key: { _id: 1 }, isUnique: true }

/** Options that change nothing here. */
const WITHOUT_EFFECT = new Set(['background', 'v', 'ns', 'sparse', 'hidden'])

/** @throws CommandError for an index that would hold less than all documents, or order them otherwise. */
export function readIndex({ name, key, unique, ...options }: Document): Index {
  if (!isDocument(key) || Object.keys(key).length === 0) throw failedToParse('an index needs a key')
  for (const [field, direction] of Object.entries(key))
    if (direction !== 1 && direction !== -1)
      throw new CommandError(67, `an index of ${field} that is ${String(direction)} is not known here`)
  for (const [option, value] of Object.entries(options))
    if (!WITHOUT_EFFECT.has(option) || (value === true && option === 'sparse'))
      throw new CommandError(67, `an index with ${option} is not known here`)
  return {
    name: typeof name === 'string' ? name : nameFor(key),
    key: key as Index['key'],
    isUnique: unique === true,
  }
}

/** @returns whether it is there already, as it should be. */
export function isThere(index: Index, others: readonly Index[]): boolean {
  for (const other of others) {
    const hasSameKey = nameFor(index.key) === nameFor(other.key)
    const isAlike = hasSameKey && (index.isUnique === other.isUnique || other === ID_INDEX)
    if (isAlike && (index.name === other.name || other === ID_INDEX)) return true
    if (index.name === other.name)
      throw new CommandError(86, `An existing index has the same name as the requested index: ${index.name}`)
    if (hasSameKey) throw new CommandError(85, `Index already exists with a different name: ${other.name}`)
  }
  return false
}

export function describe({ name, key, isUnique }: Index): Document {
  return { v: 2, key, name, ...(isUnique && name !== ID_INDEX.name ? { unique: true } : {}) }
}

export function duplicateKey(namespace: string, index: Index, document: Document): CommandError {
  const fields = Object.keys(index.key)
  const keyValue = Object.fromEntries(fields.map(field => [field, valuesAt(document, field.split('.'))[0] ?? null]))
  const shown = fields.map(field => `${field}: ${JSON.stringify(keyValue[field])}`).join(', ')
  const message = `E11000 duplicate key error collection: ${namespace} index: ${index.name} dup key: { ${shown} }`
  return new CommandError(11_000, message, { keyPattern: index.key, keyValue })
}

function nameFor(key: Document): string {
  return Object.entries(key).flat().join('_')
}

export function requireSameId(before: Document, after: Document): void {
  if (!isSame(before._id, after._id))
    throw new CommandError(66, "Performing an update on the path '_id' would modify the immutable field '_id'")
}
