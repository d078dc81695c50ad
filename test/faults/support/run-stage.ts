import { readFileSync } from 'node:fs'
import { CLUSTER_STAGES, STAGES } from '../stages/all-stages.ts'
import type { StageResult } from './stage.ts'

/** Of Linux, everywhere. */
const TICKS_A_SECOND = 100

/** A process of its own for one stage: what it computes and holds is not its neighbour's. */
const [name, seed = '1', form] = process.argv.slice(2)
const stage = [...STAGES, ...CLUSTER_STAGES].find(each => each.name === name)

// Nobody is left to be told, so what was started for the stage ends with it.
process.on('disconnect', () => process.exit(1))

const result: StageResult = await (
  stage?.run({ isShort: form === 'short', seed: Number(seed) }) ?? Promise.reject(new Error(`no such stage: ${name}`))
).catch(error => ({ faults: [String(error instanceof Error ? error.stack : error)], figures: {} }))
process.send?.({ ...result, cpuSeconds: cpuSeconds() }, () => process.exit(0))

/** Of this process and of all that it started and saw end; `null` where the system does not tell. */
function cpuSeconds(): number | null {
  try {
    const afterName = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? []
    const ticks = afterName.slice(11, 15).reduce((sum, each) => sum + Number(each), 0)
    return Math.round(ticks / TICKS_A_SECOND)
  } catch {
    return null
  }
}
