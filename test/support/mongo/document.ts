/** As it was read from BSON, with numbers as JavaScript has them. Never changed: an update makes a new one. */
export type Document = { readonly [field: string]: unknown }

/** An embedded document, and no date, id or other value that is an object only in JavaScript. */
export function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !('_bsontype' in value) && !(value instanceof Date) && !(value instanceof RegExp)
}

const ARRAY_PLACE = /^(0|[1-9]\d*)$/

export function isArrayPlace(part: string): boolean {
  return ARRAY_PLACE.test(part)
}

/**
 * Every value that a path leads to: through arrays it leads to many. `undefined` where a field is missing; arrays at
 * its end are one value.
 */
export function valuesAt(root: unknown, path: readonly string[], depth = 0): unknown[] {
  if (depth === path.length) return [root]
  const part = path[depth]!
  if (isDocument(root)) return valuesAt(root[part], path, depth + 1)
  if (!Array.isArray(root)) return [undefined]
  const found = root.flatMap(each => (isDocument(each) ? valuesAt(each, path, depth) : []))
  return isArrayPlace(part) && Number(part) < root.length
    ? [...found, ...valuesAt(root[Number(part)], path, depth + 1)]
    : found
}
