import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { hasCode } from '../../../server/errors.ts'
import { MONDAY_MORNING } from '../../support/clock.ts'
import { TEST_KNOWLEDGE } from '../../support/test-knowledge.ts'
import { checkDatabase } from '../support/check-database.ts'
import { databaseIn, withDataInMemory } from '../support/data-dir.ts'
import { loadKnowledge, openDesk } from '../support/desk-in-process.ts'
import type { Stage } from '../support/stage.ts'

const PROCESSES = 6
const OPENS = 100
const CLAIMER = fileURLToPath(new URL('../support/claimer.ts', import.meta.url))

/** In a longer queue most of the time goes into telling everybody their places. */
const A_ROUND = 50

/** Processes on one file race for the same conversations: each has one winner, and one shopper one conversation. */
export const races: Stage = {
  name: 'races',
  run: ({ isShort }) =>
    withDataInMemory(async dataDir => {
      const rounds = isShort ? 10 : 400
      const file = databaseIn(dataDir)
      const { fill, close } = await openQueue(file)
      const claimers = Array.from({ length: PROCESSES }, (_, n) => {
        const args = [file, `agent-${n}`, JSON.stringify(Array(OPENS).fill('one-shopper'))]
        return fork(CLAIMER, args, { execArgv: ['--import', 'tsx'] })
      })
      await Promise.all(claimers.map(claimer => once(claimer, 'message')))
      const order = (what: 'open' | readonly string[]) => Promise.all(claimers.map(claimer => answerOf(claimer, what)))

      const opened = new Set((await order('open')).flat())
      let [double, unclaimed, seconds] = [0, 0, 0]
      let filling = fill(A_ROUND, 'round-0')
      for (let round = 1; round <= rounds; round++) {
        const ids = await filling
        // The next queue fills while they race for this one.
        if (round < rounds) filling = fill(A_ROUND, `round-${round}`)
        const at = performance.now()
        const won = (await order(ids)).flat()
        seconds += (performance.now() - at) / 1_000
        double += won.length - new Set(won).size
        unclaimed += ids.length - new Set(won).size
      }
      for (const claimer of claimers) claimer.send('end')
      await Promise.all(claimers.map(claimer => once(claimer, 'exit')))
      await close()
      return {
        faults: [
          ...(double > 0 ? [`${double} conversations have two owners`] : []),
          ...(unclaimed > 0 ? [`${unclaimed} conversations were left unclaimed`] : []),
          ...(opened.size === 1 ? [] : [`one shopper has ${opened.size} conversations`]),
          ...checkDatabase(file).faults,
        ],
        figures: { races: rounds * A_ROUND, processes: PROCESSES, double, unclaimed, raceSeconds: seconds.toFixed(1) },
        rows: [
          {
            what: `${(rounds * A_ROUND).toLocaleString('en')} conversations claimed by ${PROCESSES} processes at once`,
            toReach: 'double owners 0, unclaimed 0',
            reached: `${double}, ${unclaimed}`,
            isReached: double + unclaimed === 0,
          },
        ],
      }
    }),
}

function answerOf(claimer: ChildProcess, what: 'open' | readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null) => reject(new Error(`a claimer ended with ${code}`))
    claimer.once('exit', died)
    claimer.once('message', answer => {
      claimer.off('exit', died)
      resolve(answer as string[])
    })
    claimer.send(what)
  })
}

/** The claimers may hold the file for long on a machine with no time. */
async function untilFree<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!hasCode(error, 'BUSY_TRY_AGAIN')) throw error
    }
  }
}

async function openQueue(file: string) {
  const knowledge = await loadKnowledge(TEST_KNOWLEDGE)
  const { desk, close } = await openDesk({ file, knowledge, now: () => MONDAY_MORNING, tell() {}, onFault() {} })
  return {
    close,
    /** That many new shoppers, all waiting. */
    async fill(count: number, name: string): Promise<string[]> {
      const opened = await Promise.all(
        Array.from({ length: count }, (_, n) => untilFree(() => desk.openConversation('web', `${name}-${n}`, 'zh-CN'))),
      )
      await Promise.all(opened.map(({ id }) => untilFree(() => desk.shopper.requestHandOff(id))))
      return opened.map(({ id }) => id)
    },
  }
}
