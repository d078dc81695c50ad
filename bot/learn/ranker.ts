import type { Evidence, Findings } from '../match/evidence.ts'
import type { Wishes } from '../match/wish-comparison.ts'

/** How much each kind of evidence counts; the last only among the first few, for which alone it is worked out. */
export type RankWeights = readonly [learned: number, likeness: number, meaning: number, sameWish: number]
type Kinds = readonly [learned: number, likeness: number, meaning: number]

const SAME_WISH = 3
/** Candidates that are looked at again, whether they want the same as the query. */
const RECONSIDERED = 5

export interface Ranked {
  readonly evidence: Evidence
  readonly score: number
  /** Softmax of the scores among the candidates (0–1). */
  readonly probability: number
  /** Whether it wants the same as the query; null where that was not looked at. */
  readonly wishes: Wishes | null
}

/** A found query whose entry is known. */
export interface Solved {
  readonly findings: Findings
  readonly entry: number
}

const kinds = ({ learned, likeness, meaning }: Evidence): Kinds => [learned, likeness, meaning]

/** Candidates, likeliest first; ties by entry, so that order of input never shows. */
export function rank({ evidence, wishes }: Findings, weights: RankWeights): Ranked[] {
  const scored: Scored[] = evidence.map(one => ({
    one,
    score: kinds(one).reduce((sum, x, k) => sum + x * weights[k]!, 0),
    wishes: null,
  }))
  scored.sort(byScore)
  if (weights[SAME_WISH] > 0) reconsider(scored, wishes, weights[SAME_WISH])
  return withProbabilities(scored.map(({ one, ...rest }) => ({ evidence: one, ...rest })))
}

/** The same candidates where something is added to the score of some. */
export function rescored(ranked: readonly Ranked[], added: (one: Ranked) => number): Ranked[] {
  const scored = ranked.map(one => ({ ...one, score: one.score + added(one) }))
  return withProbabilities(scored.sort((a, b) => b.score - a.score || a.evidence.entry - b.evidence.entry))
}

/** @param sorted likeliest first. */
function withProbabilities(sorted: readonly Omit<Ranked, 'probability'>[]): Ranked[] {
  const most = sorted[0]?.score ?? 0
  const sum = sorted.reduce((total, { score }) => total + Math.exp(score - most), 0)
  return sorted.map(one => ({ ...one, probability: Math.exp(one.score - most) / sum }))
}

interface Scored {
  readonly one: Evidence
  score: number
  wishes: Wishes | null
}

/** All others are taken for no likelier than the one of these that it speaks against most. */
function reconsider(scored: Scored[], wishesOf: (one: Evidence) => Wishes, weight: number): void {
  const wishes = scored.slice(0, RECONSIDERED).map(({ one }) => wishesOf(one))
  const least = Math.min(...wishes.map(({ together }) => together))
  scored.forEach((each, place) => {
    each.wishes = wishes[place] ?? null
    each.score += weight * (each.wishes?.together ?? least)
  })
  scored.sort(byScore)
}

const byScore = (a: Scored, b: Scored): number => b.score - a.score || a.one.entry - b.one.entry

const ROUNDS = 60
const RATE = 0.5
/** Queries that the starting weights are worth, so that little data changes little. */
const PULL = 4
/** Rivals of the right entry that are looked at, and queries that are enough for three weights. */
const RIVALS = 8
const ENOUGH = 800

/** Learns the weights that make the right entries likeliest, starting from `start`. */
export function learnRankWeights(solved: readonly Solved[], start: RankWeights): RankWeights {
  const usable = solved.filter(({ findings, entry }) => findings.evidence.some(one => one.entry === entry))
  if (usable.length < 20) return start
  const lessons = usable.slice(0, ENOUGH).map(solved => lessonOf(solved, start))
  const weights: [number, number, number, number] = [...start]
  const squares = start.map(() => 1e-3)
  const pull = PULL / lessons.length
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight, k) => (pull * (weight - start[k]!)) / Math.max(1, start[k]! ** 2))
    for (const rows of lessons) {
      const scores = rows.map(row => row.reduce((sum, x, k) => sum + x * weights[k]!, 0))
      const most = Math.max(...scores)
      const odds = scores.map(score => Math.exp(score - most))
      const sum = odds.reduce((a, b) => a + b, 0)
      rows.forEach((row, place) => {
        const error = (odds[place]! / sum - (place === 0 ? 1 : 0)) / lessons.length
        row.forEach((x, k) => {
          slope[k]! += error * x
        })
      })
    }
    for (let k = 0; k < weights.length; k++) {
      squares[k]! += slope[k]! ** 2
      weights[k] = Math.max(0, weights[k]! - (RATE * slope[k]!) / Math.sqrt(squares[k]!))
    }
  }
  return weights
}

/** Evidence for the right entry, then for its rivals. */
function lessonOf({ findings, entry }: Solved, start: RankWeights): RankWeights[] {
  const ranked = rank(findings, start)
  const wishes = ranked.flatMap(one => one.wishes?.together ?? [])
  const least = wishes.length > 0 ? Math.min(...wishes) : 0
  const isAnswer = ({ evidence }: Ranked) => evidence.entry === entry
  const rivals = ranked.slice(0, RIVALS).filter(one => !isAnswer(one))
  return [ranked.find(isAnswer)!, ...rivals].map(one => [...kinds(one.evidence), one.wishes?.together ?? least])
}
