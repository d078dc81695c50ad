import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { confidenceOf, learnCalibration, meanConfidence, type Outcome, shiftedTo } from '../../bot/learn/calibration.ts'

const outcome = (clue: number, right: boolean, weight = 1): Outcome => ({
  ...{ clues: Float64Array.of(1, clue), right, weight },
})

describe('a calibration', () => {
  it('is as sure, on the whole, as the outcomes were right', () => {
    const outcomes = Array.from({ length: 2_000 }, (_, i) => outcome((i % 10) / 5 - 1, i % 10 > (i % 7) + 2))
    const right = outcomes.filter(one => one.right).length / outcomes.length

    expect(meanConfidence(outcomes, learnCalibration(outcomes, [0, 0], 1))).toBeCloseTo(right, 2)
  })

  it('is shifted to any mean, and whoever was likelier before is so afterwards', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true })), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (rows, mean) => {
          const outcomes = rows.map(([clue, weight]) => outcome(clue, true, weight))
          const shifted = shiftedTo(mean, outcomes, [0.3, 0.8])

          expect(meanConfidence(outcomes, shifted)).toBeCloseTo(mean, 6)
          const byClue = outcomes.toSorted((a, b) => a.clues[1]! - b.clues[1]!)
          const confidences = byClue.map(({ clues }) => confidenceOf(clues, shifted))
          expect(confidences).toEqual(confidences.toSorted((a, b) => a - b))
        },
      ),
    )
  })
})
