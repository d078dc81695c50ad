import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { reweigh } from '../../bot/talk/reweigh.ts'

const TOP = [
  { id: 'returns', confidence: 0.6 },
  { id: 'warranty', confidence: 0.5 },
  { id: 'invoice', confidence: 0.1 },
]

describe('hints from elsewhere', () => {
  it('tip a balance: the likeliest comes first', () => {
    const [first, ...others] = reweigh(TOP, { warranty: 1.5 })

    expect(first).toEqual({ id: 'warranty', confidence: expect.closeTo(0.8176, 3) })
    expect(others).toEqual([TOP[0], TOP[2]])
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0])('that say nothing change nothing (%d)', hint => {
    expect(reweigh(TOP, { returns: hint, warranty: hint })).toEqual(TOP)
  })

  it('never take more than half of what the engine is 96 % sure of, and never make what it rules out likely', () => {
    const hint = fc.double({ noNaN: true, min: -1e6, max: 1e6 })
    fc.assert(
      fc.property(hint, hint, (sure, ruledOut) => {
        const after = reweigh(
          [
            { id: 'sure', confidence: 0.96 },
            { id: 'ruledOut', confidence: 0.04 },
          ],
          { sure, ruledOut },
        )

        expect(after.find(({ id }) => id === 'sure')?.confidence).toBeGreaterThan(0.5)
        expect(after.find(({ id }) => id === 'ruledOut')?.confidence).toBeLessThan(0.5)
      }),
    )
  })
})
