import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { byOutput, sparseTimes, times, timesEach } from '../../../bot/meaning/layers.ts'

const numbers = (count: number) =>
  fc.array(fc.oneof(fc.constant(0), fc.float({ min: -2, max: 2, noNaN: true })), { minLength: count, maxLength: count })
/** Rows, and a layer of so many inputs and outputs. */
const cases = fc
  .record({ count: fc.integer({ min: 0, max: 5 }), from: fc.constantFrom(8, 16), to: fc.constantFrom(4, 8, 12) })
  .chain(size =>
    fc
      .record({ rows: numbers(size.count * size.from), layer: numbers(size.from * size.to) })
      .map(given => ({ ...size, ...given })),
  )

it('multiplies a row, the same where zeros are passed over, and several rows at once', () => {
  fc.assert(
    fc.property(cases, given => {
      const { count, from, to } = given
      const rows = Float32Array.from(given.rows)
      const layer = Float32Array.from(given.layer)
      const sums = new Float32Array(count * to)
      timesEach(rows, count, byOutput(layer, from, to), from, to, sums)
      for (let row = 0; row < count; row++) {
        const one = rows.subarray(row * from, (row + 1) * from)
        for (let j = 0; j < to; j++) {
          const sum = one.reduce((all, number, i) => all + number * layer[i * to + j]!, 0)
          expect(times(one, layer, to)[j]).toBeCloseTo(sum, 3)
          expect(sparseTimes(one, layer, to)[j]).toBeCloseTo(sum, 3)
          expect(sums[row * to + j]).toBeCloseTo(sum, 3)
        }
      }
    }),
  )
})

it('leaves alone what is beyond the rows', () => {
  const sums = new Float32Array(8).fill(7)
  timesEach(new Float32Array(4 * 8), 1, new Float32Array(4 * 8), 8, 4, sums)
  expect([...sums]).toEqual([0, 0, 0, 0, 7, 7, 7, 7])
})
