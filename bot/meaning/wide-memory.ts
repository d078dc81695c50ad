import { WIDE_PROGRAM } from './wide-program.ts'

/**
 * A place for layers and for the rows that they are multiplied with, four numbers at a time: about seven times as fast as
 * numbers one by one. Whatever is multiplied, added up or added to has to be taken from here, but for {@link times}.
 */
export interface WideMemory {
  /** So many numbers of it, all 0. Nothing is ever given back. */
  take(count: number): Float32Array
  /** So many whole numbers of it, all 0. */
  takePlaces(count: number): Int32Array
  /** The same numbers, here. */
  put(numbers: Float32Array): Float32Array
  /**
   * Multiplies the first `count` rows by a layer, of which `to` numbers, a multiple of {@link WIDE}, are a row: into as
   * many rows of sums.
   */
  timesEach(rows: Float32Array, count: number, layer: Float32Array, to: number, sums: Float32Array): void
  /** The same for one row of at most {@link LONGEST_ROW} numbers and for sums that may be anywhere. */
  times(numbers: Float32Array, layer: Float32Array, to: number): Float32Array
  /** Adds up some rows of a matrix, each times its value, into `sums`. */
  sumRows(matrix: Matrix, rows: Int32Array, values: Float32Array, count: number, sums: Float32Array): void
  /** Adds to each of some rows of a matrix what is pushed, times the row's value. */
  addToRows(matrix: Matrix, rows: Int32Array, values: Float32Array, count: number, pushed: Pushed): void
}

/** Numbers of which `width`, a multiple of {@link WIDE}, are a row. */
export interface Matrix {
  readonly numbers: Float32Array
  readonly width: number
}

/** What is added to a row at some places only: four columns at a time. */
export interface Pushed {
  /** How many fours there are. */
  fours: number
  /** Where each four begins in a row, in bytes. */
  readonly columns: Int32Array
  /** Four numbers for each. */
  readonly numbers: Float32Array
}

/** What wide-memory.wat does; places are in bytes. */
interface Program {
  timesEach(rows: number, count: number, layer: number, from: number, to: number, sums: number): void
  sumRows(matrix: number, size: number, rows: number, values: number, count: number, sums: number): void
  addToRows(
    matrix: number,
    size: number,
    rows: number,
    values: number,
    count: number,
    columns: number,
    fours: number,
    pushes: number,
  ): void
}

/** Rows of layers, of matrices and of sums are this many numbers long, or a multiple of it. */
export const WIDE = 16
export const LONGEST_ROW = 256
const PAGE = 65_536
/** Bytes of a number. */
export const NUMBER_BYTES = 4
/** Numbers that are worked on at a time. */
export const FOUR = 4
const BYTES = Buffer.from(WIDE_PROGRAM, 'base64')

/** Not where the processor is too old, or where Node.js was told to do without (`--jitless`). */
const isWide = () => typeof WebAssembly !== 'undefined' && WebAssembly.validate(BYTES)
let compiled: WebAssembly.Module | null = null

/** @param most numbers that can be taken in all. */
export function createWideMemory(most: number, wide = isWide()): WideMemory {
  const bytes = NUMBER_BYTES * (most + 2 * LONGEST_ROW)
  const memory = wide ? new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) }) : null
  const buffer = memory?.buffer ?? new ArrayBuffer(bytes)
  const program = memory ? runIn(memory) : oneByOne(buffer)
  let taken = 0

  /** Where so many numbers may stand. */
  function placeFor(count: number): number {
    const at = taken
    if (at + count * NUMBER_BYTES > buffer.byteLength) throw new RangeError(`no place for ${count} more numbers`)
    taken += count * NUMBER_BYTES
    return at
  }
  const take = (count: number) => new Float32Array(buffer, placeFor(count), count)

  function timesEach(rows: Float32Array, count: number, layer: Float32Array, to: number, sums: Float32Array): void {
    const from = layer.length / to
    if (count * from > rows.length || count * to > sums.length) throw new RangeError(`no place for ${count} rows`)
    program.timesEach(rows.byteOffset, count, layer.byteOffset, from, to, sums.byteOffset)
  }

  const row = take(LONGEST_ROW)
  const sums = take(LONGEST_ROW)
  return {
    take,
    takePlaces: count => new Int32Array(buffer, placeFor(count), count),
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
    sumRows({ numbers, width }, rows, values, count, into) {
      if (count > rows.length || count > values.length || width > into.length) {
        throw new RangeError(`no place for ${count} rows of ${width}`)
      }
      program.sumRows(
        numbers.byteOffset,
        width * NUMBER_BYTES,
        rows.byteOffset,
        values.byteOffset,
        count,
        into.byteOffset,
      )
    },
    addToRows({ numbers, width }, rows, values, count, { columns, fours, numbers: pushes }) {
      if (count > rows.length || count > values.length || fours > columns.length || fours * FOUR > pushes.length) {
        throw new RangeError(`no place for ${count} rows and ${fours} columns`)
      }
      program.addToRows(
        numbers.byteOffset,
        width * NUMBER_BYTES,
        rows.byteOffset,
        values.byteOffset,
        count,
        columns.byteOffset,
        fours,
        pushes.byteOffset,
      )
    },
  }
}

function runIn(memory: WebAssembly.Memory): Program {
  compiled ??= new WebAssembly.Module(BYTES)
  const { exports } = new WebAssembly.Instance(compiled, { memory: { memory } })
  return exports as unknown as Program
}

/** The same, one number at a time. */
function oneByOne(buffer: ArrayBuffer): Program {
  const all = new Float32Array(buffer)
  const places = new Int32Array(buffer)
  return {
    timesEach(rows, count, layer, from, to, sums) {
      for (let row = 0; row < count; row++) {
        const first = rows / NUMBER_BYTES + row * from
        const sum = sums / NUMBER_BYTES + row * to
        all.fill(0, sum, sum + to)
        for (let i = 0; i < from; i++) {
          const number = all[first + i]!
          const weights = layer / NUMBER_BYTES + i * to
          if (number === 0) continue
          for (let j = 0; j < to; j++) all[sum + j]! += number * all[weights + j]!
        }
      }
    },
    sumRows(matrix, size, rows, values, count, sums) {
      const width = size / NUMBER_BYTES
      const sum = sums / NUMBER_BYTES
      all.fill(0, sum, sum + width)
      for (let i = 0; i < count; i++) {
        const row = matrix / NUMBER_BYTES + places[rows / NUMBER_BYTES + i]! * width
        const value = all[values / NUMBER_BYTES + i]!
        for (let j = 0; j < width; j++) all[sum + j]! += value * all[row + j]!
      }
    },
    addToRows(matrix, size, rows, values, count, columns, fours, pushes) {
      for (let i = 0; i < count; i++) {
        const row = matrix + places[rows / NUMBER_BYTES + i]! * size
        const value = all[values / NUMBER_BYTES + i]!
        for (let four = 0; four < fours; four++) {
          const at = (row + places[columns / NUMBER_BYTES + four]!) / NUMBER_BYTES
          const push = pushes / NUMBER_BYTES + four * FOUR
          for (let j = 0; j < FOUR; j++) all[at + j]! += value * all[push + j]!
        }
      }
    },
  }
}
