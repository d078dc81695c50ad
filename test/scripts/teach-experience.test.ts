import { describe, expect, it } from '@jest/globals'
import type { Outcome } from '../../bot/learn/calibration.ts'
import { foreseen } from '../../bot/learn/experience.ts'
import { createRandom } from '../../bot/learn/random.ts'
import { teach } from '../../scripts/prior/teach.ts'

/** Right where one clue is high and the other low: neither tells by itself. */
function outcomes(count: number, seed: number, scale = 1): Outcome[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => {
    const [one, other] = [random(), random()]
    return { clues: Float64Array.of(1, one * scale, other * scale + 5), right: one > 0.5 !== other > 0.5, weight: 1 }
  })
}

const shareFound = (experience: ReturnType<typeof teach>, asked: readonly Outcome[]) =>
  asked.filter(({ clues, right }) => foreseen(clues, experience) > 0 === right).length / asked.length

describe('teaching what clues come to', () => {
  const lessons = outcomes(10_000, 1)

  it('learns what no single clue tells, whatever the size of the clues', () => {
    expect(shareFound(teach(lessons, [1]), outcomes(2_000, 2))).toBeGreaterThan(0.9)
    expect(shareFound(teach(outcomes(10_000, 1, 100), [1]), outcomes(2_000, 2, 100))).toBeGreaterThan(0.9)
  })

  it('says what is likely, not only what is likelier', () => {
    const random = createRandom(3)
    const often = lessons.map(one => ({ ...one, right: one.clues[1]! > 0.5 && random() < 0.8 }))

    const experience = teach(often, [1])
    const high = often.slice(0, 1_000).filter(({ clues }) => clues[1]! > 0.75)
    const likely = high.map(({ clues }) => 1 / (1 + Math.exp(-foreseen(clues, experience))))

    expect(likely.reduce((sum, one) => sum + one, 0) / likely.length).toBeCloseTo(0.8, 1)
  })

  it('teaches the same each time', () => {
    const few = outcomes(2_000, 4)

    expect(teach(few, [1, 2])).toEqual(teach(few, [1, 2]))
  })
})
