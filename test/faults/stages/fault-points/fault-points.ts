import { startCompiled } from '../../support/compiled-server.ts'
import { withDataDir } from '../../support/data-dir.ts'
import { createRandom } from '../../support/random.ts'
import type { Stage } from '../../support/stage.ts'
import type { Deaths } from './deaths.ts'
import { dieInClaim } from './in-claim.ts'
import { dieInMigration } from './in-migration.ts'
import { dieInOutbox } from './in-outbox.ts'
import { dieInTimer } from './in-timer.ts'
import { dieWhileWriting } from './while-writing.ts'

/** A kill at a random moment rarely meets the one that matters; here each is met on purpose, again and again. */
export const faultPoints: Stage = {
  name: 'fault-points',
  async run({ isShort, seed }) {
    const times = isShort ? 1 : 20
    const deaths = await twoAtATime<Deaths>([
      () => dieInMigration(times, createRandom(seed)),
      () => withDataDir(dataDir => dieInTimer(dataDir, times, createRandom(seed))),
      () => withDataDir(dataDir => dieInClaim(dataDir, times)),
      ...(['beforeCommit', 'afterCommit', 'afterAck'] as const).map(
        point => () => withDataDir(dataDir => dieWhileWriting(point, dataDir, { times, seed })),
      ),
      () => withDataDir(dataDir => dieInOutbox(dataDir, times)),
    ])
    const clean = deaths.reduce((sum, each) => sum + each.clean, 0)
    const all = deaths.reduce((sum, each) => sum + each.times, 0)
    const refused = await isRefusedInProduction()
    return {
      faults: [
        ...deaths.flatMap(each => each.faults),
        ...(clean === all ? [] : [`${clean} of ${all} deaths were clean`]),
        ...(refused ? [] : ['production starts with a fault point']),
      ],
      figures: { deaths: all, clean },
      rows: [
        {
          what: 'named fault points (before and after commit, after ack, in the outbox, in a claim, in a timer, in a migration), each again and again',
          toReach: `${all} of ${all} clean; refused in production`,
          reached: `${clean} of ${all} clean; ${refused ? 'refused' : 'NOT refused'} in production`,
          isReached: clean === all && refused,
        },
      ],
    }
  },
}

/** Each has servers and files of its own. */
async function twoAtATime<T>(jobs: readonly (() => Promise<T>)[]): Promise<T[]> {
  const left = [...jobs]
  const results: T[] = []
  async function work(): Promise<void> {
    for (let job = left.shift(); job !== undefined; job = left.shift()) results.push(await job())
  }
  await Promise.all([work(), work()])
  return results
}

function isRefusedInProduction(): Promise<boolean> {
  return withDataDir(async dataDir => {
    try {
      const server = await startCompiled(dataDir, { env: { NODE_ENV: 'production', FAULT: 'afterCommit' } })
      await server.stop()
      return false
    } catch (error) {
      return String(error).includes('refused unless NODE_ENV is test')
    }
  })
}
