import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { MONDAY_MORNING } from '../../support/clock.ts'
import { TEST_KNOWLEDGE } from '../../support/test-knowledge.ts'
import { checkDatabase } from '../support/check-database.ts'
import { withDataInMemory } from '../support/data-dir.ts'
import { loadKnowledge, openDesk } from '../support/desk-in-process.ts'
import { day } from './actions.ts'
import { checkDay } from './check-day.ts'
import { openPlayedDesk } from './played-desk.ts'

/** Plays random days and shrinks the first bad one to its cause. */
export function runModel({
  runs,
  seed,
}: {
  runs: number
  seed: number
}): Promise<{ faults: string[]; actions: number }> {
  return withDataInMemory(async dataDir => {
    const knowledge = await loadKnowledge(TEST_KNOWLEDGE)
    // Made once: to bring an empty file up to date takes longer than a short day.
    const empty = join(dataDir, 'empty.db')
    await (await openDesk({ file: empty, knowledge, now: () => MONDAY_MORNING, tell() {}, onFault() {} })).close()
    let [played, actions] = [0, 0]
    const property = fc.asyncProperty(day, async plan => {
      played += 1
      actions += plan.length
      const file = join(dataDir, `day-${played}.db`)
      await copyFile(empty, file)
      const desk = await openPlayedDesk(file, knowledge)
      for (const action of plan) await desk.play(action)
      await desk.tick()
      await desk.tick()
      await desk.close()
      const faults = [...desk.faults, ...checkDatabase(file, desk.clock()).faults, ...checkDay(file, desk)]
      for (const ending of ['', '-wal', '-shm']) await rm(file + ending, { force: true })
      if (faults.length > 0) throw new Error(faults.slice(0, 5).join('\n'))
    })
    const result = await fc.check(property, {
      numRuns: runs,
      seed,
      endOnFailure: false,
      interruptAfterTimeLimit: 1_800_000,
    })
    if (!result.failed) return { faults: [], actions }
    const cause = result.errorInstance instanceof Error ? result.errorInstance.message : 'a day failed'
    return { faults: [`seed ${result.seed}: ${cause}\n${JSON.stringify(result.counterexample)}`], actions }
  })
}
