import { badValue, CommandError } from './command-error.ts'
import { type Document, isDocument } from './document.ts'
import { duplicateKey, ID_INDEX, type Index, isThere, requireSameId } from './indexes.ts'
import { Lookup, partOf } from './lookup.ts'
import { compileFilter, hasOperators } from './match-filter.ts'
import { keyOf } from './value-order.ts'

/** Beyond it, looking at every document is no slower. */
const MOST_KEYS = 2_000

/** The documents of a collection, and its indexes. Every change is made in all of them, or in none. */
export class Documents {
  readonly #rows = new Map<string, Document>()
  readonly #lookups = new Map<string, Lookup>()
  readonly #indexes: Index[] = [ID_INDEX]

  constructor(
    readonly namespace: string,
    readonly refusesScans: boolean,
  ) {}

  get indexes(): readonly Index[] {
    return this.#indexes
  }

  all(): Document[] {
    return [...this.#rows.values()]
  }

  /** @returns whether it is new. */
  addIndex(index: Index): boolean {
    if (isThere(index, this.#indexes)) return false
    const fields = Object.keys(index.key)
    const prefixes = fields.map((_, i) => fields.slice(0, i + 1))
    const fresh = prefixes.filter(each => !this.#lookups.has(each.join())).map(each => new Lookup(each))
    const whole = fresh.find(each => each.fields.length === fields.length) ?? this.#lookups.get(fields.join())!
    for (const [place, document] of this.#rows)
      for (const lookup of fresh) for (const key of lookup.keysOf(document)) lookup.add(key, place)
    if (index.isUnique)
      for (const [place, document] of this.#rows)
        for (const key of whole.keysOf(document))
          for (const other of whole.at(key)) if (other !== place) throw duplicateKey(this.namespace, index, document)
    for (const each of fresh) this.#lookups.set(each.fields.join(), each)
    this.#indexes.push(index)
    return true
  }

  insert(document: Document): void {
    const { _id } = document
    if (_id === undefined || Array.isArray(_id) || _id instanceof RegExp) throw badValue('_id is of no type for an id')
    const place = keyOf(_id)
    if (this.#rows.has(place)) throw duplicateKey(this.namespace, ID_INDEX, document)
    const keys = [...this.#lookups.values()].map(lookup => ({ lookup, keys: lookup.keysOf(document) }))
    this.#refuseDuplicates(document, place)
    for (const each of keys) for (const key of each.keys) each.lookup.add(key, place)
    this.#rows.set(place, document)
  }

  replace(before: Document, after: Document): void {
    requireSameId(before, after)
    const place = keyOf(before._id)
    const touched = [...this.#lookups.values()].filter(each => !each.isUntouched(before, after))
    const keys = touched.map(lookup => ({ lookup, before: lookup.keysOf(before), after: lookup.keysOf(after) }))
    if (touched.length > 0) this.#refuseDuplicates(after, place)
    for (const each of keys) {
      for (const key of each.before) each.lookup.remove(key, place)
      for (const key of each.after) each.lookup.add(key, place)
    }
    this.#rows.set(place, after)
  }

  remove(document: Document): void {
    const place = keyOf(document._id)
    for (const lookup of this.#lookups.values()) for (const key of lookup.keysOf(document)) lookup.remove(key, place)
    this.#rows.delete(place)
  }

  /** @param limit may end the search early; the order is nobody's promise. */
  find(filter: Document, limit = Number.POSITIVE_INFINITY): Document[] {
    const isMatch = compileFilter(filter)
    if (this.refusesScans) this.#refuseScan(filter)
    const found: Document[] = []
    for (const document of this.#candidates(filter)) {
      if (!isMatch(document)) continue
      found.push(document)
      if (found.length >= limit) break
    }
    return found
  }

  #refuseDuplicates(document: Document, place: string): void {
    for (const index of this.#indexes) {
      if (!index.isUnique || index === ID_INDEX) continue
      const lookup = this.#lookups.get(Object.keys(index.key).join())!
      for (const key of lookup.keysOf(document))
        for (const other of lookup.at(key)) if (other !== place) throw duplicateKey(this.namespace, index, document)
    }
  }

  /** As MongoDB with `notablescan`: asking for all is no search. */
  #refuseScan(filter: Document): void {
    if (Object.keys(filter).length === 0 || this.#isServed(filter)) return
    const asked = Object.keys(filter).join(', ')
    throw new CommandError(291, `no index of ${this.namespace} finds what is asked for by ${asked}`)
  }

  #isServed(filter: Document): boolean {
    const { $and = [], $or = [], ...fields } = filter as Document & { $and?: Document[]; $or?: Document[] }
    if (this.#indexes.some(({ key }) => Object.keys(key)[0]! in fields)) return true
    return $and.some(each => this.#isServed(each)) || ($or.length > 0 && $or.every(each => this.#isServed(each)))
  }

  /** All that can match, and no more than needed. */
  *#candidates(filter: Document): Iterable<Document> {
    const ids = wantedValues(filter._id)
    if (ids !== null) {
      for (const place of new Set(ids.map(keyOf))) {
        const document = this.#rows.get(place)
        if (document !== undefined) yield document
      }
      return
    }
    const best = this.#narrowest(filter)
    if (best === null) {
      yield* this.#rows.values()
      return
    }
    const seen = new Set<string>()
    for (const key of best.keys)
      for (const place of best.lookup.at(key)) {
        if (seen.has(place)) continue
        seen.add(place)
        yield this.#rows.get(place)!
      }
  }

  #narrowest(filter: Document): { readonly lookup: Lookup; readonly keys: readonly string[] } | null {
    let best: Lookup | null = null
    for (const lookup of this.#lookups.values())
      if (
        lookup.fields.length > (best?.fields.length ?? 0) &&
        lookup.fields.every(field => wantedValues(filter[field]) !== null)
      )
        best = lookup
    if (best === null) return null
    let keys = ['']
    for (const field of best.fields) {
      const parts = wantedValues(filter[field])!.map(partOf)
      keys = keys.flatMap(key => parts.map(part => key + part))
      if (keys.length > MOST_KEYS) return null
    }
    return { lookup: best, keys }
  }
}

/** The values that a condition allows, when it allows only those; `null` when it is not about certain values. */
function wantedValues(condition: unknown): readonly unknown[] | null {
  if (condition === undefined) return null
  const wanted = hasOperators(condition) ? ofOperators(condition) : [condition]
  return wanted?.every(isPlain) === true ? wanted : null
}

function ofOperators(condition: Document): readonly unknown[] | null {
  if ('$eq' in condition) return [condition.$eq]
  return Array.isArray(condition.$in) ? condition.$in : null
}

/** Not found by its key: arrays, which match as a whole and by their elements, and `null`, which matches what is missing. */
function isPlain(value: unknown): boolean {
  return (
    value !== null && value !== undefined && !Array.isArray(value) && !(value instanceof RegExp) && !isDocument(value)
  )
}
