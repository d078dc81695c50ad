import { CommandError } from './command-error.ts'
import { type Document, valuesAt } from './document.ts'
import { keyOf, sized } from './value-order.ts'

const EMPTY_ARRAY = 'empty'

/** Finds the documents that have certain values in certain fields. Of an array each element counts. */
export class Lookup {
  /** Most keys lead to one document only, which needs no set. */
  readonly #places = new Map<string, string | Set<string>>()
  readonly #paths: readonly (readonly string[])[]

  constructor(readonly fields: readonly string[]) {
    this.#paths = fields.map(field => field.split('.'))
  }

  at(key: string): Iterable<string> {
    const found = this.#places.get(key)
    if (found === undefined) return []
    return typeof found === 'string' ? [found] : found
  }

  add(key: string, place: string): void {
    const found = this.#places.get(key)
    if (found === undefined) this.#places.set(key, place)
    else if (typeof found === 'string') this.#places.set(key, new Set([found, place]))
    else found.add(place)
  }

  remove(key: string, place: string): void {
    const found = this.#places.get(key)
    if (found === place) this.#places.delete(key)
    if (!(found instanceof Set)) return
    found.delete(place)
    if (found.size === 0) this.#places.delete(key)
  }

  /** Whether both have the same keys for sure. */
  isUntouched(before: Document, after: Document): boolean {
    return this.#paths.every(([root]) => before[root!] === after[root!])
  }

  keysOf(document: Document): readonly string[] {
    let keys = ['']
    let isMany = false
    for (const path of this.#paths) {
      const each = keysAt(document, path)
      if (each.length > 1) {
        if (isMany) throw new CommandError(171, `cannot index parallel arrays: ${this.fields.join(', ')}`)
        isMany = true
      }
      keys = each.length === 1 ? keys.map(key => key + each[0]) : keys.flatMap(key => each.map(more => key + more))
    }
    return keys
  }
}

/** The part that one field has of a key. */
export function partOf(value: unknown): string {
  return sized(keyOf(value))
}

function keysAt(document: Document, path: readonly string[]): readonly string[] {
  const first = document[path[0]!]
  if (path.length === 1 && !Array.isArray(first)) return [partOf(first)]
  const keys = new Set<string>()
  for (const value of valuesAt(document, path)) {
    if (!Array.isArray(value)) keys.add(partOf(value))
    else if (value.length === 0) keys.add(EMPTY_ARRAY)
    else for (const each of value) keys.add(partOf(each))
  }
  return keys.size === 0 ? [partOf(null)] : [...keys]
}
