import { TIMES_EACH } from './times-each.ts'

/**
 * A place for layers and for the rows that they are multiplied with, four numbers at a time: about seven times as fast as
 * numbers one by one. Rows, layers and sums have to be taken from here.
 */
export interface WideMemory {
  /** So many numbers of it, all 0. Nothing is ever given back. */
  take(count: number): Float32Array
  /** The same numbers, here. */
  put(numbers: Float32Array): Float32Array
  /**
   * Multiplies the first `count` rows by a layer, of which `to` numbers, a multiple of 16, are a row: into as many rows
   * of sums.
   */
  timesEach(rows: Float32Array, count: number, layer: Float32Array, to: number, sums: Float32Array): void
  /** The same for one row of at most {@link LONGEST_ROW} numbers and for sums that may be anywhere. */
  times(numbers: Float32Array, layer: Float32Array, to: number): Float32Array
}

type TimesEach = (rows: number, count: number, layer: number, from: number, to: number, sums: number) => void

export const LONGEST_ROW = 256
const PAGE = 65_536
const NUMBER = 4
const PROGRAM = Buffer.from(TIMES_EACH, 'base64')

/** Not where the processor is too old, or where Node.js was told to do without (`--jitless`). */
const isWide = () => typeof WebAssembly !== 'undefined' && WebAssembly.validate(PROGRAM)

/** @param most numbers that can be taken in all. */
export function createWideMemory(most: number, wide = isWide()): WideMemory {
  const bytes = NUMBER * (most + 2 * LONGEST_ROW)
  const memory = wide ? new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) }) : null
  const all = new Float32Array(memory?.buffer ?? new ArrayBuffer(bytes))
  const multiply = memory ? runIn(memory) : (...places: Parameters<TimesEach>) => multiplyIn(all, ...places)
  let taken = 0

  function take(count: number): Float32Array {
    if (taken + count > all.length) throw new RangeError(`no place for ${count} more numbers`)
    taken += count
    return all.subarray(taken - count, taken)
  }

  function timesEach(rows: Float32Array, count: number, layer: Float32Array, to: number, sums: Float32Array): void {
    const from = layer.length / to
    if (count * from > rows.length || count * to > sums.length) throw new RangeError(`no place for ${count} rows`)
    multiply(rows.byteOffset, count, layer.byteOffset, from, to, sums.byteOffset)
  }

  const row = take(LONGEST_ROW)
  const sums = take(LONGEST_ROW)
  return {
    take,
    put(numbers) {
      const put = take(numbers.length)
      put.set(numbers)
      return put
    },
    timesEach,
    times(numbers, layer, to) {
      row.set(numbers)
      timesEach(row, 1, layer, to, sums)
      return sums.slice(0, to)
    },
  }
}

function runIn(memory: WebAssembly.Memory): TimesEach {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(PROGRAM), { memory: { memory } })
  return exports.timesEach as TimesEach
}

/** What times-each.wat does. */
function multiplyIn(all: Float32Array, ...[rows, count, layer, from, to, sums]: Parameters<TimesEach>): void {
  for (let row = 0; row < count; row++) {
    const first = rows / NUMBER + row * from
    const sum = sums / NUMBER + row * to
    all.fill(0, sum, sum + to)
    for (let i = 0; i < from; i++) {
      const number = all[first + i]!
      const weights = layer / NUMBER + i * to
      if (number === 0) continue
      for (let j = 0; j < to; j++) all[sum + j]! += number * all[weights + j]!
    }
  }
}
