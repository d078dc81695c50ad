import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createWideMemory, LONGEST_ROW, WIDE } from '../../../bot/meaning/wide-memory.ts'
import { WIDE_PROGRAM } from '../../../bot/meaning/wide-program.ts'
import { assembled } from '../../../scripts/meaning/assemble.mjs'

it('runs the program that is written in wide-memory.wat', async () => {
  expect(WIDE_PROGRAM).toBe(await assembled())
})

const number = fc.oneof(fc.constant(0), fc.float({ min: -2, max: 2, noNaN: true }))
const numbers = (count: number) => fc.array(number, { minLength: count, maxLength: count })
/** Rows, and a layer of so many inputs and outputs. */
const cases = fc
  .record({ count: fc.integer({ min: 0, max: 5 }), from: fc.integer({ min: 1, max: 19 }), to: fc.constantFrom(16, 48) })
  .chain(size =>
    fc
      .record({ rows: numbers(size.count * size.from), layer: numbers(size.from * size.to) })
      .map(given => ({ ...size, ...given })),
  )

const ROWS = 7
/** A matrix, some of its rows with a value each, and what is added to them at some places. */
const chosen = fc.constantFrom(16, 48).chain(width =>
  fc.record({
    width: fc.constant(width),
    matrix: numbers(ROWS * width),
    rows: fc.array(fc.record({ row: fc.nat(ROWS - 1), value: number }), { maxLength: 9 }),
    pushed: fc.uniqueArray(fc.record({ four: fc.nat(width / 4 - 1), push: numbers(4) }), {
      selector: ({ four }) => four,
    }),
  }),
)

describe.each([
  { where: 'four numbers at a time', wide: true },
  { where: 'where the processor can do one at a time only', wide: false },
])('works $where:', ({ wide }) => {
  it('multiplies rows by a layer, several and one, and leaves alone what is beyond them', () => {
    fc.assert(
      fc.property(cases, given => {
        const { count, from, to } = given
        const memory = createWideMemory(10_000, wide)
        const rows = memory.put(Float32Array.from(given.rows))
        const layer = memory.put(Float32Array.from(given.layer))
        const sums = memory.put(new Float32Array((count + 1) * to).fill(7))
        memory.timesEach(rows, count, layer, to, sums)
        for (let row = 0; row < count; row++) {
          const one = rows.subarray(row * from, (row + 1) * from)
          const expected = Array.from({ length: to }, (_, j) =>
            one.reduce((all, number, i) => all + number * layer[i * to + j]!, 0),
          )
          const alone = memory.times(one.slice(), layer, to)
          expect(alone).toHaveLength(to)
          expected.forEach((sum, j) => {
            expect(sums[row * to + j]).toBeCloseTo(sum, 3)
            expect(alone[j]).toBeCloseTo(sum, 3)
          })
        }
        expect([...sums.subarray(count * to)]).toEqual(new Array(to).fill(7))
      }),
    )
  })

  it('adds up some rows of a matrix, and adds to them, at the places that are named', () => {
    fc.assert(
      fc.property(chosen, given => {
        const { width, pushed } = given
        const memory = createWideMemory(10_000, wide)
        const matrix = { numbers: memory.put(Float32Array.from(given.matrix)), width }
        const beyond = memory.put(new Float32Array(width).fill(7))
        const count = given.rows.length
        const rows = memory.takePlaces(count)
        rows.set(given.rows.map(({ row }) => row))
        const values = memory.put(Float32Array.from(given.rows, ({ value }) => value))
        const sums = memory.put(new Float32Array(width + 1).fill(7))
        memory.sumRows(matrix, rows, values, count, sums)
        const columns = memory.takePlaces(pushed.length)
        columns.set(pushed.map(({ four }) => four * 16))
        const pushes = memory.put(Float32Array.from(pushed.flatMap(({ push }) => push)))
        memory.addToRows(matrix, rows, values, count, { fours: pushed.length, columns, numbers: pushes })

        const expected = given.matrix.slice()
        const added = new Array<number>(width).fill(0)
        for (const { row, value } of given.rows) {
          for (let j = 0; j < width; j++) added[j]! += value * given.matrix[row * width + j]!
          for (const { four, push } of pushed) {
            push.forEach((number, j) => {
              expected[row * width + four * 4 + j]! += value * number
            })
          }
        }
        added.forEach((sum, j) => {
          expect(sums[j]).toBeCloseTo(sum, 3)
        })
        expect(sums[width]).toBe(7)
        expected.forEach((number, at) => {
          expect(matrix.numbers[at]).toBeCloseTo(number, 3)
        })
        expect([...beyond]).toEqual(new Array(width).fill(7))
      }),
    )
  })

  it('refuses what has no place', () => {
    const memory = createWideMemory(400, wide)
    const layer = memory.take(WIDE)
    const one = memory.take(1)
    const places = memory.takePlaces(1)
    const matrix = { numbers: layer, width: WIDE }
    expect(() => memory.take(100_000)).toThrow(RangeError)
    expect(() => memory.takePlaces(100_000)).toThrow(RangeError)
    expect(() => memory.timesEach(memory.take(2), 3, layer, 16, memory.take(16))).toThrow(RangeError)
    expect(() => memory.timesEach(one, 1, layer, 16, memory.take(5))).toThrow(RangeError)
    expect(() => memory.times(new Float32Array(LONGEST_ROW + 1), layer, 16)).toThrow(RangeError)
    expect(() => memory.sumRows(matrix, places, one, 2, memory.take(16))).toThrow(RangeError)
    expect(() => memory.sumRows(matrix, places, one, 1, memory.take(15))).toThrow(RangeError)
    const pushed = { fours: 1, columns: places, numbers: one }
    expect(() => memory.addToRows(matrix, places, one, 1, pushed)).toThrow(RangeError)
    expect(() => memory.addToRows(matrix, places, one, 2, { ...pushed, numbers: layer })).toThrow(RangeError)
    expect(() => memory.addToRows(matrix, places, one, 1, { ...pushed, fours: 2, numbers: layer })).toThrow(RangeError)
  })
})
