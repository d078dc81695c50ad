import { describe, expect, it } from '@jest/globals'
import { answeringThreshold, type Judged } from '../../bot/learn/answering-threshold.ts'
import { createRandom } from '../../bot/learn/random.ts'

const PROMISE = 0.05

/** Questions of a bot whose confidence is the truth; every third of them is half a question, as strangers are. */
function rehearsal(count: number, seed: number): Judged[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, at) => {
    const confidence = random()
    return { confidence, right: random() < confidence, weight: at % 3 === 0 ? 0.5 : 1 }
  })
}

/** Of the answers from this confidence on, where confidence is the truth and spread evenly. */
const wrongFrom = (threshold: number) => (1 - threshold) / 2

describe('the confidence that an answer needs', () => {
  it.each([100, 400, 1_600])('keeps the promise after nine of ten rehearsals of %i questions', count => {
    const kept = Array.from({ length: 200 }, (_, seed) => answeringThreshold(rehearsal(count, seed), PROMISE)).filter(
      threshold => wrongFrom(threshold) <= PROMISE,
    )

    expect(kept.length).toBeGreaterThanOrEqual(180)
  })

  it('asks for less when the same was seen many times', () => {
    const few = rehearsal(300, 7)
    const many = Array.from({ length: 10 }, () => few).flat()

    expect(answeringThreshold(many, PROMISE)).toBeLessThan(answeringThreshold(few, PROMISE))
  })

  it('hardly moves when two more answers of a rehearsal go wrong, and gives up when all of the surest do', () => {
    const questions = rehearsal(1_600, 7)
    const surest = questions.toSorted((a, b) => b.confidence - a.confidence)
    const after = (most: number) => {
      const unlucky = new Set(surest.filter(({ right }) => right).slice(0, most))
      return answeringThreshold(
        questions.map(each => (unlucky.has(each) ? { ...each, right: false } : each)),
        PROMISE,
      )
    }

    expect(after(2) - after(0)).toBeLessThan(0.005)
    expect(after(160)).toBe(0.96)
  })

  it('asks for less the more may be wrong', () => {
    const questions = rehearsal(2_000, 7)

    expect(answeringThreshold(questions, 0.1)).toBeLessThan(answeringThreshold(questions, PROMISE))
  })

  it('asks for the most when too little was rehearsed, or all of it was wrong', () => {
    const wrong = rehearsal(500, 3).map(each => ({ ...each, right: false }))

    expect(answeringThreshold([], PROMISE)).toBe(0.96)
    expect(answeringThreshold(rehearsal(15, 1), PROMISE)).toBe(0.96)
    expect(answeringThreshold(wrong, PROMISE)).toBe(0.96)
  })

  it('does not answer what it holds for less likely than not, however well the rehearsal went', () => {
    const right = rehearsal(40_000, 3).map(each => ({ ...each, right: true }))

    expect(answeringThreshold(right, PROMISE)).toBe(0.5)
  })
})
