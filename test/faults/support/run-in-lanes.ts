import type { Stage } from './stage.ts'

const LANES = 2

/** Runs stages in their order, two at a time; then, one after the other, those beside which nothing else may run. */
export async function runInLanes(stages: readonly Stage[], run: (stage: Stage) => Promise<void>): Promise<void> {
  const shared = stages.filter(({ isAlone }) => isAlone !== true)
  async function runNext(): Promise<void> {
    for (let stage = shared.shift(); stage !== undefined; stage = shared.shift()) await run(stage)
  }
  await Promise.all(Array.from({ length: LANES }, runNext))
  for (const stage of stages) if (stage.isAlone === true) await run(stage)
}
