import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Stage, StageOptions, StageResult } from './stage.ts'

const BODY = fileURLToPath(new URL('./run-stage.ts', import.meta.url))

export interface TimedResult extends StageResult {
  readonly seconds: number
}

/** Runs a stage in a process of its own. A process that ends without an answer is a fault. */
export function forkStage({ name }: Stage, { isShort, seed }: StageOptions): Promise<TimedResult> {
  const begun = performance.now()
  const child = fork(BODY, [name, `${seed}`, isShort ? 'short' : 'full'], { execArgv: ['--import', 'tsx'] })
  return new Promise(resolve => {
    const end = (result: StageResult) =>
      resolve({ ...result, seconds: Number(((performance.now() - begun) / 1_000).toFixed(1)) })
    child.once('message', result => end(result as StageResult))
    child.once('exit', (code, signal) => end({ faults: [`its process ended with ${code ?? signal}`], figures: {} }))
  })
}
