import { describe, expect, it } from '@jest/globals'
import { CLUES } from '../../bot/learn/clues.ts'
import { foreseen } from '../../bot/learn/experience.ts'
import { EXPERIENCE, EXPERIENCE_OF_LIKENESS, UNREHEARSED_ANSWER_FROM } from '../../bot/learn/prior.ts'

describe('what shops of the past taught', () => {
  it('adds up what the clues speak for and what the signs seen in them do', () => {
    const experience = {
      plain: [1, 0.5, 0],
      signs: [
        { of: [-1, 1, 1], speaksFor: 2 },
        { of: [0, -1, 0], speaksFor: 10 },
      ],
    }

    // 1 + 0.5·3, and of the first sign 2·(−1 + 3 + 4); the second is not seen
    expect(foreseen(Float64Array.of(1, 3, 4), experience)).toBeCloseTo(14.5)
    expect(foreseen(Float64Array.of(1, -3, 0), experience)).toBeCloseTo(29.5)
  })

  it('has a weight for every clue', () => {
    const weights = [EXPERIENCE_OF_LIKENESS.plain, EXPERIENCE.plain, ...EXPERIENCE.signs.map(({ of }) => of)]

    expect(EXPERIENCE.signs.length).toBeGreaterThan(0)
    expect(new Set(weights.map(({ length }) => length))).toEqual(new Set([CLUES.length]))
    expect(weights.flat().every(Number.isFinite)).toBe(true)
  })

  it('asks for more the stricter the promise is', () => {
    const bounds = UNREHEARSED_ANSWER_FROM.map(([, answerFrom]) => answerFrom)

    expect(bounds.length).toBeGreaterThan(1)
    expect(bounds).toEqual(bounds.toSorted((a, b) => b - a))
  })
})
