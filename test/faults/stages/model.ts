import { runModel } from '../model/run-model.ts'
import type { Stage } from '../support/stage.ts'

/** Random days of a whole desk: shoppers, agents, time and restarts, alone and at once. */
export const model: Stage = {
  name: 'model',
  async run({ isShort, seed }) {
    const runs = isShort ? 60 : 2_000
    const { faults, actions } = await runModel({ runs, seed })
    return {
      faults,
      figures: { runs, actions },
      rows: [
        {
          what: `${runs.toLocaleString('en')} random days of a whole desk with restarts (${actions.toLocaleString('en')} actions)`,
          toReach: 'stuck 0, timers twice 0, ratings twice 0',
          reached: faults.length === 0 ? 'no fault' : `a fault: ${faults[0]?.slice(0, 80)}`,
          isReached: faults.length === 0,
        },
      ],
    }
  },
}
