import { describe, expect, it } from '@jest/globals'
import { learnRankWeights, type RankWeights, rank, rescored } from '../../bot/learn/ranker.ts'
import type { Evidence, Findings } from '../../bot/match/evidence.ts'

/** Entries 0, 1, 2 … of this likeness, and what the judge says of each. */
function found(likeness: readonly number[], wishes: readonly number[]) {
  const asked: number[] = []
  const evidence = likeness.map(
    (likely, entry): Evidence => ({
      ...{ entry, learned: 0, likeness: likely, best: likely, second: 0, meaning: 0, byView: [] },
      questions: [entry],
    }),
  )
  const findings: Findings = {
    ...{ vector: { ids: new Int32Array(0) } as unknown as Findings['vector'], evidence },
    ...{ isLearned: false, energy: 0, strongest: 0 },
    closeness: () => {
      throw new Error('not needed for an order')
    },
    wishes({ entry }) {
      asked.push(entry)
      const odds = wishes[entry]!
      return { together: odds, highest: odds + 1, lowest: odds - 1 }
    },
  }
  return { findings, asked }
}

const WEIGHTS: RankWeights = [0, 10, 0, 1]
const orderOf = (findings: Findings, weights: RankWeights) => rank(findings, weights).map(one => one.evidence.entry)

describe('the order of the candidates', () => {
  it('is that of the judge where the rest is about even', () => {
    const { findings } = found([0.5, 0.49, 0.48], [-2, 0, 3])

    expect(orderOf(findings, WEIGHTS)).toEqual([2, 1, 0])
  })

  it('asks the judge of the first five alone, and takes none of the others for likelier than these', () => {
    const { findings, asked } = found([0.5, 0.49, 0.48, 0.47, 0.46, 0.45, 0.1], [-3, -2, -5, -4, -4, 9, 9])

    const ranked = rank(findings, WEIGHTS)

    expect(asked.toSorted()).toEqual([0, 1, 2, 3, 4])
    expect(ranked.map(one => one.evidence.entry)).toEqual([1, 0, 3, 4, 2, 5, 6])
    expect(ranked.map(one => one.wishes?.together ?? null)).toEqual([-2, -3, -4, -4, -5, null, null])
    expect(ranked.reduce((sum, one) => sum + one.probability, 0)).toBeCloseTo(1)
  })

  it('never asks the judge, which takes long, where it does not count', () => {
    const { findings, asked } = found([0.5, 0.49], [-9, 9])

    expect(orderOf(findings, [0, 10, 0, 0])).toEqual([0, 1])
    expect(asked).toEqual([])
  })
})

describe('what a rehearsal teaches', () => {
  /** Two entries that are about as likely; the judge prefers the right one by so much. */
  const solved = (by: number, queries = 40) =>
    Array.from({ length: queries }, (_, i) => ({
      findings: found(i % 2 ? [0.5, 0.52] : [0.52, 0.5], i % 3 ? [by, 0] : [by / 2, 0]).findings,
      entry: 0,
    }))
  const shareOfJudge = (by: number, weights: RankWeights = WEIGHTS) => learnRankWeights(solved(by), weights)[3]

  it('has the judge count more where it is right, and less where it is wrong', () => {
    expect(shareOfJudge(2)).toBeGreaterThan(WEIGHTS[3] + 0.2)
    expect(shareOfJudge(-2)).toBeLessThan(WEIGHTS[3] - 0.2)
    expect(shareOfJudge(-9)).toBeGreaterThanOrEqual(0)
  })

  it('weighs little beside the start where little was rehearsed', () => {
    const learned = (queries: number) => learnRankWeights(solved(2, queries), WEIGHTS)[3] - WEIGHTS[3]

    expect(learned(20)).toBeGreaterThan(0)
    expect(learned(400)).toBeGreaterThan(1.2 * learned(20))
  })

  it('leaves it alone where it does not count', () => {
    expect(shareOfJudge(2, [0, 10, 0, 0])).toBe(0)
  })
})

it('orders anew what is rescored', () => {
  const ranked = rank(found([0.5, 0.45, 0.4], [0, 0, 0]).findings, [0, 10, 0, 0])

  const changed = rescored(ranked, one => (one.evidence.entry === 0 ? -0.7 : 0))

  expect(changed.map(one => one.evidence.entry)).toEqual([1, 0, 2])
  expect(changed.reduce((sum, one) => sum + one.probability, 0)).toBeCloseTo(1)
})
