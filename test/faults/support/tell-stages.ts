import { beforeAll, describe, expect, it } from '@jest/globals'
import { learnOnce } from './learn-once.ts'
import type { Stage } from './stage.ts'

/** The short forms of `npm run test:faults`, on the compiled server. */
export function tellStages(stages: readonly (readonly [promise: string, stage: Stage])[]): void {
  describe('the compiled server', () => {
    beforeAll(() => {
      process.env.LEARNED_DIR = learnOnce('dist')
    }, 120_000)

    it.each(stages)(
      '%s',
      async (_, stage) => {
        const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

        const { faults, skipped } = await stage.run({ isShort: true, seed })

        if (skipped !== undefined) console.warn(`${stage.name}: skipped, ${skipped}`)
        expect({ seed, faults }).toEqual({ seed, faults: [] })
      },
      300_000,
    )
  })
}
