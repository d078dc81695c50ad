import { isTypedArray, type TypedArray } from './packed.ts'

/**
 * The same plain data with its typed arrays in memory that all threads see: handing it over costs nothing, and both
 * sides go on using it. Nobody may change it. What is shared already stays what it is.
 */
export function inSharedMemory<T>(value: T): T {
  if (isTypedArray(value)) return shared(value) as T
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inSharedMemory) as T
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inSharedMemory(item)])) as T
}

function shared(array: TypedArray): TypedArray {
  if (array.buffer instanceof SharedArrayBuffer) return array
  const Kind = array.constructor as new (buffer: SharedArrayBuffer) => TypedArray
  const copy = new Kind(new SharedArrayBuffer(array.byteLength))
  copy.set(array as never)
  return copy
}
