import { dieWhileWriting } from '../stages/fault-points/while-writing.ts'
import { fsync } from '../stages/fsync.ts'
import { heads } from '../stages/heads.ts'
import { killUnderWrites } from '../stages/kill.ts'
import { lateBot } from '../stages/late-bot.ts'
import { races } from '../stages/races.ts'
import { withDataDir } from '../support/data-dir.ts'
import type { Mutant } from './mutants.ts'

interface Outcome {
  readonly faults: readonly string[]
  readonly skipped?: string
}

/** Short forms of the stages, by what they look at. What they find in an unbroken server is nothing. */
export const probes: Readonly<Record<Mutant['seenBy'], (seed: number) => Promise<Outcome>>> = {
  'killed before a commit': seed =>
    withDataDir(dataDir => dieWhileWriting('beforeCommit', dataDir, { times: 3, seed })),
  'killed after a commit': seed => withDataDir(dataDir => dieWhileWriting('afterCommit', dataDir, { times: 3, seed })),
  'killed at random': seed => killUnderWrites({ kills: 2, writers: 8, leastAcknowledged: 1, isShort: true, seed }),
  races: seed => races.run({ isShort: true, seed }),
  heads: seed => heads.run({ isShort: true, seed }),
  fsync: seed => fsync.run({ isShort: true, seed }),
  'late bot': seed => lateBot.run({ isShort: true, seed }),
}
