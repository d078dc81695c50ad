import mongoose from 'mongoose'
import { isDocument } from './document.ts'

const { Binary, Decimal128, Long, ObjectId, Timestamp } = mongoose.mongo.BSON

/** The order of types in BSON. Values are compared with those of the same type; others come before or after them all. */
const RANKS = {
  ...{ minKey: 0, nothing: 1, null: 2, number: 3, text: 4, document: 5, array: 6, binary: 7, id: 8 },
  ...{ boolean: 9, date: 10, timestamp: 11, pattern: 12, maxKey: 13 },
} as const
export type Kind = keyof typeof RANKS

export function kindOf(value: unknown): Kind {
  switch (typeof value) {
    case 'undefined':
      return 'nothing'
    case 'string':
      return 'text'
    case 'number':
    case 'bigint':
      return 'number'
    case 'boolean':
      return 'boolean'
  }
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (isDocument(value)) return 'document'
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp) return 'pattern'
  if (value instanceof ObjectId) return 'id'
  if (value instanceof Timestamp) return 'timestamp'
  if (value instanceof Long || value instanceof Decimal128) return 'number'
  if (value instanceof Binary) return 'binary'
  const type = (value as { _bsontype?: unknown })._bsontype
  if (type === 'MinKey') return 'minKey'
  if (type === 'MaxKey') return 'maxKey'
  throw new TypeError(`values of type ${String(type)} are not known here`)
}

/** Total: every value has its place, whatever it is compared with. 0 is said of what counts as the same. */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0
  const kind = kindOf(a)
  const rank = RANKS[kind] - RANKS[kindOf(b)]
  if (rank !== 0) return rank
  switch (kind) {
    case 'number':
      return compareNumbers(numberOf(a), numberOf(b))
    case 'text':
      return compareText(a as string, b as string)
    case 'document':
      return compareLists(Object.entries(a as object), Object.entries(b as object), compareFields)
    case 'array':
      return compareLists(a as unknown[], b as unknown[], compareValues)
    case 'boolean':
    case 'date':
      return Number(a) - Number(b)
    case 'binary':
      return compareBinaries(a as InstanceType<typeof Binary>, b as InstanceType<typeof Binary>)
    case 'id':
    case 'timestamp':
    case 'pattern':
      return compareText(keyOf(a), keyOf(b))
    default:
      return 0
  }
}

export function isSame(a: unknown, b: unknown): boolean {
  return compareValues(a, b) === 0
}

/** Text that is the same for what counts as the same, and for nothing else. A missing value is as `null`. */
export function keyOf(value: unknown): string {
  const kind = kindOf(value)
  switch (kind) {
    case 'text':
      return `"${value as string}`
    case 'number':
      return `#${numberKey(numberOf(value))}`
    case 'document':
      return `{${Object.entries(value as object).map(([name, each]) => sized(name) + sized(keyOf(each)))}`
    case 'array':
      return `[${(value as unknown[]).map(each => sized(keyOf(each)))}`
    case 'boolean':
      return `b${value}`
    case 'date':
      return `d${Number(value)}`
    case 'binary': {
      const { sub_type: type, buffer, position } = value as InstanceType<typeof Binary>
      return `x${type}:${Buffer.from(buffer.subarray(0, position)).toString('hex')}`
    }
    case 'id':
      return `i${(value as InstanceType<typeof ObjectId>).toHexString()}`
    case 'timestamp': {
      const { t, i } = value as InstanceType<typeof Timestamp>
      return `t${String(t).padStart(10, '0')}:${String(i).padStart(10, '0')}`
    }
    case 'pattern':
      return `/${(value as RegExp).source}/${(value as RegExp).flags}`
    case 'nothing':
    case 'null':
      return 'null'
    default:
      return kind
  }
}

/** So that no text within can be mistaken for the end of it. */
export const sized = (key: string) => `${key.length}:${key}`

export function numberOf(value: unknown): number | bigint {
  if (value instanceof Long) return value.toBigInt()
  return value instanceof Decimal128 ? Number(value.toString()) : (value as number | bigint)
}

function numberKey(value: number | bigint): string {
  if (typeof value === 'bigint') return String(value)
  if (value === 0) return '0'
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? String(BigInt(value)) : String(value)
}

/** What is no number comes before all that are. */
function compareNumbers(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1
  if (a > b) return 1
  return Number(!Number.isNaN(a)) - Number(!Number.isNaN(b))
}

const FIRST_SURROGATE = 0xd8_00
const LAST_SURROGATE = 0xdf_ff

/** By code points, as the bytes of UTF-8 are: JavaScript's own order puts half of a pair before U+E000. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    const isPair = (unit: number) => unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE
    return isPair(x) === isPair(y) || x < FIRST_SURROGATE || y < FIRST_SURROGATE ? x - y : isPair(x) ? 1 : -1
  }
  return a.length - b.length
}

function compareBinaries(a: InstanceType<typeof Binary>, b: InstanceType<typeof Binary>): number {
  return (
    a.position - b.position ||
    a.sub_type - b.sub_type ||
    Buffer.compare(a.buffer.subarray(0, a.position), b.buffer.subarray(0, b.position))
  )
}

/** Of two fields the type decides first, then the name, then the value. */
function compareFields([aName, a]: [string, unknown], [bName, b]: [string, unknown]): number {
  return RANKS[kindOf(a)] - RANKS[kindOf(b)] || compareText(aName, bName) || compareValues(a, b)
}

function compareLists<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compare(a[i]!, b[i]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}
