import { describe, expect, it } from '@jest/globals'
import { runModel } from './model/run-model.ts'

const RUNS = 60
/** An agent was gone and owned a conversation. `npm run test:faults -- model` takes a new seed each time; SEED=… here. */
const FOUND_A_FAULT_ONCE = 920_213

describe('random days of a whole desk', () => {
  it('[L5] [L7] leave nothing stuck, nothing lost, nothing said twice, and one owner each', async () => {
    const seed = Number(process.env.SEED ?? FOUND_A_FAULT_ONCE)

    const { faults } = await runModel({ runs: RUNS, seed })

    expect({ seed, faults }).toEqual({ seed, faults: [] })
  }, 120_000)
})
