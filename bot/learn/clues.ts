import type { Closeness } from '../match/closer-look.ts'
import type { Findings } from '../match/evidence.ts'
import type { Calibration } from './calibration.ts'
import { foreseen } from './experience.ts'
import { EXPERIENCE, EXPERIENCE_OF_LIKENESS } from './prior.ts'
import type { Ranked } from './ranker.ts'

/** Names of the clues, in order; for reading a calibration, not for computing. */
export const CLUES = [
  'constant',
  'log-odds of the first',
  'lead over the second',
  'entropy',
  'likeness',
  'lead in likeness',
  'best question',
  'second question',
  'likeness of words',
  'likeness of pairs',
  'likeness of shape',
  'likeness of sound',
  'likeness of meaning',
  'unseen words',
  'unseen pairs',
  'features',
  'energy',
  'strongest score',
  'classifier and likeness disagree',
  'covered words',
  'covered pairs',
  'covered shape',
  'words covered by the best question',
  'pairs covered by the best question',
  'words of the best question asked for',
  'pairs of the best question asked for',
  'understood',
  'missed word',
  'kind of question',
  'kinds asked',
  'lead in covered words',
  'lead in covered pairs',
  'lead in understanding',
  'lead in kind of question',
  'questions of the entry',
  'entries',
  'words with a meaning',
  'same wish',
  'same wish of another',
  'highest same wish',
  'lowest same wish',
  'likeness of sentences',
  'lead in likeness of sentences',
] as const

/** Of the clues, one more: what shops of the past taught of these, as log-odds. */
const FORESEEN = CLUES.length
/** A confidence that knows no more than that. */
export const FORESEEN_ALONE: Calibration = [...CLUES.map(() => 0), 1]

/** What tells a right first candidate from a wrong one, as numbers of about the same size. */
export function cluesOf(findings: Findings, ranked: readonly Ranked[], entries: number): Float64Array {
  const clues = new Float64Array(FORESEEN + 1)
  clues[0] = 1
  const first = ranked[0]
  if (!first) return clues
  const second = ranked[1]
  const { evidence } = first
  const probability = Math.min(1 - 1e-4, Math.max(1e-4, first.probability))
  const likest = ranked.reduce((best, one) => (one.evidence.likeness > best.evidence.likeness ? one : best), first)
  const otherLikeness = ranked.reduce((most, one) => (one === first ? most : Math.max(most, one.evidence.likeness)), 0)
  clues[1] = Math.log(probability / (1 - probability)) / 3
  clues[2] = Math.min(8, first.score - (second?.score ?? first.score - 8)) / 4
  clues[3] = ranked.reduce((sum, { probability: p }) => sum - p * Math.log(p + 1e-9), 0)
  clues[4] = evidence.likeness * 3
  clues[5] = (evidence.likeness - otherLikeness) * 5
  clues[6] = evidence.best * 3
  clues[7] = evidence.second * 3
  evidence.byView.forEach((likeness, view) => {
    clues[8 + view] = likeness * 2
  })
  clues[12] = evidence.meaning * 2
  clues[13] = (findings.vector.unseenShare[0] ?? 0) * 2
  clues[14] = (findings.vector.unseenShare[1] ?? 0) * 2
  clues[15] = Math.log1p(findings.vector.ids.length) / 2
  clues[16] = findings.energy / 3
  clues[17] = findings.strongest / 3
  clues[18] = likest === first ? 0 : 1

  const near = findings.closeness(evidence)
  const rival = second ? findings.closeness(second.evidence) : NOTHING_NEAR
  clues[19] = near.covered[0]! * 2
  clues[20] = near.covered[1]! * 2
  clues[21] = near.covered[2]! * 2
  clues[22] = near.coveredByBest[0]! * 2
  clues[23] = near.coveredByBest[1]! * 2
  clues[24] = near.coversBest[0]! * 2
  clues[25] = near.coversBest[1]! * 2
  clues[26] = near.understood * 2
  clues[27] = near.missed / 5
  clues[28] = bounded(near.kind) / 2
  clues[29] = bounded(near.kindsAsked) / 2
  clues[30] = (near.covered[0]! - rival.covered[0]!) * 2
  clues[31] = (near.covered[1]! - rival.covered[1]!) * 2
  clues[32] = (near.understood - rival.understood) * 2
  clues[33] = bounded(near.kind - rival.kind) / 2
  clues[34] = Math.log(Math.max(1, near.questions)) / 2
  clues[35] = Math.log(entries) / 4
  clues[36] = Math.log1p(near.words) / 2
  const otherWishes = ranked.slice(1).flatMap(one => one.wishes?.together ?? [])
  clues[37] = (first.wishes?.together ?? 0) / 4
  clues[38] = otherWishes.length > 0 ? Math.max(...otherWishes) / 4 : 0
  clues[39] = (first.wishes?.highest ?? 0) / 4
  clues[40] = (first.wishes?.lowest ?? 0) / 4
  clues[41] = near.sentence * 2
  clues[42] = (near.sentence - rival.sentence) * 2
  clues[FORESEEN] = foreseen(clues, findings.isLearned ? EXPERIENCE : EXPERIENCE_OF_LIKENESS)
  return clues
}

const bounded = (odds: number): number => Math.min(4, Math.max(-4, odds))

const NOTHING_NEAR: Closeness = {
  covered: [0, 0, 0, 0],
  coveredByBest: [0, 0, 0, 0],
  coversBest: [0, 0, 0, 0],
  understood: 0,
  missed: 0,
  kind: 0,
  kindsAsked: 0,
  sentence: 0,
  questions: 0,
  words: 0,
}
