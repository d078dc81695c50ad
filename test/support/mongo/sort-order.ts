import { badValue } from './command-error.ts'
import { type Document, valuesAt } from './document.ts'
import { compareValues } from './value-order.ts'

interface Key {
  readonly path: readonly string[]
  readonly direction: 1 | -1
}

/**
 * By every key in turn, in BSON's order of values; those that are equal in all keep their order. Of an array its least
 * element counts, and its greatest when the order is descending; what is missing is as `null`.
 *
 * @param limit so many of the first, or all.
 */
export function sorted(
  documents: readonly Document[],
  sort: Document,
  limit = Number.POSITIVE_INFINITY,
): readonly Document[] {
  const keys = keysOf(sort)
  if (keys.length === 0) return limit < documents.length ? documents.slice(0, limit) : documents
  const rows = documents.map(
    (document, place): Row => ({ document, place, values: keys.map(key => pick(document, key)) }),
  )
  const compare = (a: Row, b: Row) => {
    for (let i = 0; i < keys.length; i++) {
      const order = compareValues(a.values[i], b.values[i])
      if (order !== 0) return order * keys[i]!.direction
    }
    return a.place - b.place
  }
  // Most who sort many want few of them.
  const first = limit * 16 < rows.length ? smallest(rows, limit, compare) : rows.sort(compare)
  return first.slice(0, limit).map(row => row.document)
}

interface Row {
  readonly document: Document
  readonly place: number
  readonly values: readonly unknown[]
}

function keysOf(sort: Document): Key[] {
  return Object.entries(sort).map(([name, direction]) => {
    if (direction !== 1 && direction !== -1) throw badValue(`$sort key ordering must be 1 or -1, not that of ${name}`)
    if (name === '' || name.startsWith('$')) throw badValue(`nothing can be sorted by "${name}"`)
    return { path: name.split('.'), direction }
  })
}

function pick(document: Document, { path, direction }: Key): unknown {
  if (path.length === 1) {
    const value = document[path[0]!]
    if (!Array.isArray(value)) return value ?? null
  }
  const values = valuesAt(document, path).flatMap(value => {
    if (!Array.isArray(value)) return [value ?? null]
    return value.length === 0 ? [undefined] : value
  })
  if (values.length === 0) return null
  return values.reduce((best, each) => (compareValues(each, best) * direction < 0 ? each : best))
}

function smallest(rows: readonly Row[], count: number, compare: (a: Row, b: Row) => number): Row[] {
  const best: Row[] = []
  for (const row of rows) {
    if (best.length === count && (count === 0 || compare(row, best[count - 1]!) > 0)) continue
    let low = 0
    let high = best.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(best[middle]!, row) < 0) low = middle + 1
      else high = middle
    }
    best.splice(low, 0, row)
    if (best.length > count) best.pop()
  }
  return best
}
