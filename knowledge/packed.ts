import { crc32 } from 'node:zlib'

/** Kinds of typed arrays, by the name that stands in the file. */
const KINDS = { Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array }
type Kind = keyof typeof KINDS
export type TypedArray = InstanceType<(typeof KINDS)[Kind]>

interface Packed {
  readonly value: unknown
  readonly arrays: readonly { readonly kind: Kind; readonly length: number; readonly start: number }[]
}

const MAGIC = 'SWPACK01'
/** Magic, checksum of all that follows it, length of the JSON. */
const HEAD = 16
/** Typed arrays must begin at a multiple of their item's size. */
const ALIGN = 8
const ARRAY = '$array'

/** JSON-able data that may hold typed arrays, as one run of bytes: the JSON, then the arrays as they are. */
export function pack(value: unknown): Buffer {
  const arrays: TypedArray[] = []
  const listed = JSON.stringify(value, (_, item: unknown) =>
    isTypedArray(item) ? { [ARRAY]: arrays.push(item) - 1 } : item,
  )
  let start = 0
  const places = arrays.map(array => {
    const place = { kind: array.constructor.name, length: array.length, start }
    start = aligned(start + array.byteLength)
    return place
  })
  const json = Buffer.from(`{"arrays":${JSON.stringify(places)},"value":${listed}}`)
  const data = aligned(HEAD + json.length)
  const bytes = Buffer.alloc(data + start)
  bytes.write(MAGIC, 0, 'latin1')
  bytes.writeUInt32LE(json.length, 12)
  json.copy(bytes, HEAD)
  arrays.forEach((array, index) => {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), data + places[index]!.start)
  })
  bytes.writeUInt32LE(crc32(bytes.subarray(12)), 8)
  return bytes
}

/**
 * The arrays of the result are views of `bytes`: nothing is copied.
 *
 * @throws Error when these are not the bytes that `pack` made.
 */
export function unpack(bytes: Buffer): unknown {
  const isWhole =
    bytes.length >= HEAD &&
    bytes.toString('latin1', 0, 8) === MAGIC &&
    bytes.readUInt32LE(8) === crc32(bytes.subarray(12))
  if (!isWhole) throw new Error('damaged, or of another kind')
  const jsonEnd = HEAD + bytes.readUInt32LE(12)
  const { arrays, value } = JSON.parse(bytes.toString('utf8', HEAD, jsonEnd)) as Packed
  const whole = bytes.byteOffset % ALIGN === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer)
  const data = whole.byteOffset + aligned(jsonEnd)
  const views = arrays.map(
    ({ kind, length, start }) => new KINDS[kind](whole.buffer as ArrayBuffer, data + start, length),
  )
  return put(value, views)
}

/** Puts the arrays back into their places. */
function put(value: unknown, views: readonly TypedArray[]): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (ARRAY in value) return views[(value as { [ARRAY]: number })[ARRAY]]
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'object' && item !== null) (value as Record<string, unknown>)[key] = put(item, views)
  }
  return value
}

/** By name: under test, typed arrays may be of another realm. */
export function isTypedArray(value: unknown): value is TypedArray {
  return ArrayBuffer.isView(value) && value.constructor.name in KINDS
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGN) * ALIGN
}
