import { CLUSTER_STAGES, STAGES } from '../stages/all-stages.ts'
import type { StageResult } from './stage.ts'

/** A process of its own for one stage: what it computes and holds is not its neighbour's. */
const [name, seed = '1', form] = process.argv.slice(2)
const stage = [...STAGES, ...CLUSTER_STAGES].find(each => each.name === name)

// Nobody is left to be told, so what was started for the stage ends with it.
process.on('disconnect', () => process.exit(1))

const result: StageResult = await (
  stage?.run({ isShort: form === 'short', seed: Number(seed) }) ?? Promise.reject(new Error(`no such stage: ${name}`))
).catch(error => ({ faults: [String(error instanceof Error ? error.stack : error)], figures: {} }))
process.send?.(result, () => process.exit(0))
