import { describe, expect, it } from '@jest/globals'
import { runModel } from './model/run-model.ts'

const RUNS = 60

describe('random days of a whole desk', () => {
  it('[L5] [L7] leave nothing stuck, nothing lost, nothing said twice, and one owner each', async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

    const { faults } = await runModel({ runs: RUNS, seed })

    expect({ seed, faults }).toEqual({ seed, faults: [] })
  }, 120_000)
})
