import { backup } from './stages/backup.ts'
import { nodeDeaths } from './stages/cluster/node-deaths.ts'
import { nodeKills } from './stages/cluster/node-kills.ts'
import { nodeRaces } from './stages/cluster/node-races.ts'
import { nodeTimers } from './stages/cluster/node-timers.ts'
import { redisFaults } from './stages/cluster/redis-faults.ts'
import { rollingRestart } from './stages/cluster/rolling-restart.ts'
import { faultPoints } from './stages/fault-points/fault-points.ts'
import { fsync } from './stages/fsync.ts'
import { fullDisk } from './stages/full-disk.ts'
import { fuzz } from './stages/fuzz/fuzz.ts'
import { heads } from './stages/heads.ts'
import { kill } from './stages/kill.ts'
import { lateBot } from './stages/late-bot.ts'
import { leak } from './stages/leak.ts'
import { load } from './stages/load.ts'
import { model } from './stages/model.ts'
import { network } from './stages/network.ts'
import { opens } from './stages/opens.ts'
import { races } from './stages/races.ts'
import { buildCopy } from './support/build-copy.ts'
import { recordStage } from './support/report.ts'
import type { Stage } from './support/stage.ts'

/**
 * `npm run test:faults [-- kill fsync … --short --seed=42]`: everything that is too rough or too long for `npm test`.
 * One line of JSON a stage, so that a run can be kept and compared; full forms also go into `docs/reliability.md`.
 */
const STAGES: readonly Stage[] = [
  kill,
  fsync,
  faultPoints,
  network,
  heads,
  fullDisk,
  backup,
  opens,
  races,
  lateBot,
  model,
  load,
  fuzz,
  leak,
  nodeDeaths,
  nodeTimers,
  redisFaults,
  rollingRestart,
  nodeRaces,
  nodeKills,
]

const args = process.argv.slice(2)
const wanted = args.filter(arg => !arg.startsWith('--'))
const unknown = wanted.filter(name => !STAGES.some(stage => stage.name === name))
if (unknown.length > 0) {
  console.error(`no such stage: ${unknown.join(', ')}; there are ${STAGES.map(stage => stage.name).join(', ')}`)
  process.exit(2)
}
const isShort = args.includes('--short')
const seed = Number(args.find(arg => arg.startsWith('--seed='))?.slice('--seed='.length) ?? Date.now() % 1_000_000)

process.env.COMPILED_DIR = await buildCopy('faults')

console.log(`seed ${seed}: repeat with --seed=${seed}`)
let failed = 0
for (const stage of STAGES) {
  if (wanted.length > 0 && !wanted.includes(stage.name)) continue
  const at = performance.now()
  const { faults, figures, rows, recordedAs, skipped } = await stage.run({ isShort, seed }).catch(error => ({
    faults: [String(error instanceof Error ? error.stack : error)],
    figures: {},
    rows: undefined,
    recordedAs: undefined,
    skipped: undefined,
  }))
  const outcome = skipped !== undefined ? 'skipped' : faults.length === 0 ? 'passed' : 'FAILED'
  if (faults.length > 0) failed += 1
  const seconds = Number(((performance.now() - at) / 1_000).toFixed(1))
  const told = faults.slice(0, 20)
  console.log(
    JSON.stringify({
      stage: stage.name,
      outcome,
      seconds,
      ...(skipped ? { skipped } : {}),
      ...figures,
      ...(told.length > 0 ? { faults: told } : {}),
    }),
  )
  if (!isShort && rows !== undefined) await recordStage(recordedAs ?? stage.name, { seed, seconds, outcome, rows })
}
process.exit(failed === 0 ? 0 : 1)
