import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Run } from './match-report.ts'
import type { MatchSet } from './match-sets.ts'

const BODY = join(import.meta.dirname, 'match-run.ts')

const MOST_MINUTES = 10

/**
 * Measures one contender on one set in a process of its own, so that neither memory nor compiled code of one is
 * counted for another.
 *
 * @returns null when it takes longer than ten minutes.
 * @throws with what the process wrote when it ends without a result.
 */
export function runInChild(set: MatchSet, contender: string): Promise<Run | null> {
  return new Promise((resolve, reject) => {
    const child = fork(BODY, { execArgv: ['--import', 'tsx', '--expose-gc'], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    let said = ''
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on('data', chunk => {
        said = (said + String(chunk)).slice(-4_000)
      })
    }
    const tooLong = setTimeout(() => {
      resolve(null)
      child.kill()
    }, MOST_MINUTES * 60_000)
    child.once('message', run => resolve(run as Run))
    child.once('error', reject)
    child.once('exit', () => clearTimeout(tooLong))
    child.once('exit', code => reject(new Error(`${contender} on ${set.name} ended with code ${code}: ${said}`)))
    child.send({ set, contender })
  })
}
