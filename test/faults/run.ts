import { loadavg } from 'node:os'
import { CLUSTER_STAGES, STAGES } from './stages/all-stages.ts'
import { buildCopy } from './support/build-copy.ts'
import { forkStage } from './support/fork-stage.ts'
import { learnOnce } from './support/learn-once.ts'
import { minutes, showProgress } from './support/progress.ts'
import { recordStage, recordWhole, secondsOfStages } from './support/report.ts'
import { runInLanes } from './support/run-in-lanes.ts'
import type { Stage } from './support/stage.ts'

/**
 * `npm run test:faults [-- kill fsync … --short --seed=42]`: everything that is too rough or too long for `npm test`;
 * `-- cluster`: the stages of several nodes, which take longer. One line of JSON a stage, so that a run can be kept and
 * compared; full forms also go into `docs/reliability.md`.
 */
const begun = performance.now()
const loadBefore = loadavg()[0] ?? 0
const args = process.argv.slice(2)
const wanted = args.filter(arg => !arg.startsWith('--'))
const stages = wanted.length === 0 ? STAGES : [...STAGES, ...CLUSTER_STAGES].filter(isWanted)
const unknown = wanted.filter(name => name !== 'cluster' && !stages.some(stage => stage.name === name))
if (unknown.length > 0) {
  const known = [...STAGES, ...CLUSTER_STAGES].map(stage => stage.name).join(', ')
  console.error(`no such stage: ${unknown.join(', ')}; there are ${known}, and cluster for all of several nodes`)
  process.exit(2)
}
const isShort = args.includes('--short')
const seed = Number(args.find(arg => arg.startsWith('--seed='))?.slice('--seed='.length) ?? Date.now() % 1_000_000)

process.env.COMPILED_DIR = await buildCopy('faults')
process.env.LEARNED_DIR = learnOnce(process.env.COMPILED_DIR)

console.log(`seed ${seed}: repeat with --seed=${seed}`)
const progress = showProgress(await secondsOfStages(stages.map(({ name }) => name)))
let failed = 0
await runInLanes(stages, async stage => {
  progress.begin(stage.name)
  const { faults, figures, rows, recordedAs, skipped, seconds, cpuSeconds } = await forkStage(stage, { isShort, seed })
  progress.end(stage.name)
  const outcome = skipped !== undefined ? 'skipped' : faults.length === 0 ? 'passed' : 'FAILED'
  if (faults.length > 0) failed += 1
  const told = faults.slice(0, 20)
  progress.say(
    JSON.stringify({
      ...{ stage: stage.name, outcome, seconds, cpuSeconds: cpuSeconds ?? null },
      ...(skipped ? { skipped } : {}),
      ...figures,
      ...(told.length > 0 ? { faults: told } : {}),
    }),
  )
  if (!isShort && rows !== undefined)
    await recordStage(recordedAs ?? stage.name, { seed, seconds, cpuSeconds: cpuSeconds ?? null, outcome, rows })
})
progress.stop()

const seconds = Math.round((performance.now() - begun) / 1_000)
console.log(`${stages.length - failed} of ${stages.length} stages passed or skipped, in ${minutes(seconds)} minutes`)
if (!isShort && wanted.length === 0) await recordWhole({ seed, seconds, stages: stages.length, failed, loadBefore })
process.exit(failed === 0 ? 0 : 1)

function isWanted({ name }: Stage): boolean {
  return wanted.includes(name) || (wanted.includes('cluster') && CLUSTER_STAGES.some(stage => stage.name === name))
}
