import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Stage, StageOptions, StageResult } from './stage.ts'

const BODY = fileURLToPath(new URL('./run-stage.ts', import.meta.url))

export interface TimedResult extends StageResult {
  readonly seconds: number
  /** Of all its processes; says more than {@link seconds} when the machine was busy. */
  readonly cpuSeconds?: number | null
}

/** Runs a stage in a process of its own. A process that ends without an answer is a fault. */
export function forkStage({ name }: Stage, { isShort, seed }: StageOptions): Promise<TimedResult> {
  const begun = performance.now()
  const child = fork(BODY, [name, `${seed}`, isShort ? 'short' : 'full'], { execArgv: ['--import', 'tsx'] })
  return new Promise(resolve => {
    const end = (result: StageResult) =>
      resolve({ ...result, seconds: Number(((performance.now() - begun) / 1_000).toFixed(1)) })
    let answer: StageResult | null = null
    child.once('message', result => {
      answer = result as StageResult
    })
    child.once('exit', (code, signal) =>
      end(answer ?? { faults: [`its process ended with ${code ?? signal}`], figures: {} }),
    )
  })
}
