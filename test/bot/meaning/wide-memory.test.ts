import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { TIMES_EACH } from '../../../bot/meaning/times-each.ts'
import { createWideMemory, LONGEST_ROW } from '../../../bot/meaning/wide-memory.ts'
import { assembled } from '../../../scripts/meaning/assemble.mjs'

it('runs the program that is written in times-each.wat', async () => {
  expect(TIMES_EACH).toBe(await assembled())
})

const numbers = (count: number) =>
  fc.array(fc.oneof(fc.constant(0), fc.float({ min: -2, max: 2, noNaN: true })), { minLength: count, maxLength: count })
/** Rows, and a layer of so many inputs and outputs. */
const cases = fc
  .record({ count: fc.integer({ min: 0, max: 5 }), from: fc.integer({ min: 1, max: 19 }), to: fc.constantFrom(16, 48) })
  .chain(size =>
    fc
      .record({ rows: numbers(size.count * size.from), layer: numbers(size.from * size.to) })
      .map(given => ({ ...size, ...given })),
  )

describe.each([
  { where: 'four numbers at a time', wide: true },
  { where: 'where the processor can do one at a time only', wide: false },
])('multiplies $where', ({ wide }) => {
  it('rows by a layer, several and one, and leaves alone what is beyond them', () => {
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

  it('refuses what has no place', () => {
    const memory = createWideMemory(40, wide)
    const layer = memory.take(16)
    expect(() => memory.take(100_000)).toThrow(RangeError)
    expect(() => memory.timesEach(memory.take(2), 3, layer, 16, memory.take(16))).toThrow(RangeError)
    expect(() => memory.timesEach(memory.take(1), 1, layer, 16, memory.take(5))).toThrow(RangeError)
    expect(() => memory.times(new Float32Array(LONGEST_ROW + 1), layer, 16)).toThrow(RangeError)
  })
})
