import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { checkDatabase } from '../support/check-database.ts'
import { startCompiled } from '../support/compiled-server.ts'
import { databaseIn, withDataDir } from '../support/data-dir.ts'
import { forkLoad, memoryOf } from '../support/load.ts'
import type { LoadReport } from '../support/load-client.ts'
import type { Row, Stage } from '../support/stage.ts'

const ACK_P99_MS = 100
const BOT_P99_MS = 300
const RSS_MB = 400
/** A server that does nothing answers within this on a machine that has time. */
const CALM_ECHO_P99_MS = 20

/** Thousands look on, hundreds write: nobody is dropped, nothing refused, and answers are fast. */
export const load: Stage = {
  name: 'load',
  isAlone: true,
  run: ({ isShort }) =>
    withDataDir(async dataDir => {
      const plan = isShort
        ? { idle: 200, active: 50, perSecond: 25, seconds: 2, rush: 150, rushSeconds: 2 }
        : { idle: 5_000, active: 500, perSecond: 250, seconds: 40, rush: 2_000, rushSeconds: 15 }
      const [onlookers, writers] = [forkLoad(), forkLoad()]
      const echo = await measureEcho(plan)
      const server = await startCompiled(dataDir)
      await onlookers.order({ do: 'open', url: server.url, clients: plan.idle })
      await writers.order({ do: 'open', url: server.url, clients: plan.active })
      const calm = await writers.order({ do: 'talk', perSecond: plan.perSecond, seconds: plan.seconds })
      const rush = await writers.order({ do: 'talk', perSecond: plan.rush, seconds: plan.rushSeconds })
      const memory = await memoryOf(server.pid)
      const { dropped } = await onlookers.order({ do: 'close' })
      await writers.order({ do: 'close' })
      for (const each of [onlookers, writers]) each.end()
      const exit = await server.stop()

      const lost = [calm, rush].map(each => each.refused + each.unanswered + each.unheard).reduce((a, b) => a + b)
      const drops = dropped + rush.dropped
      // Beside other tests, milliseconds say nothing.
      const isCalm = !isShort && echo.ackP99 <= CALM_ECHO_P99_MS
      const judge = (isReached: boolean) => (isReached ? true : isCalm ? false : null)
      const beside = (report: LoadReport, name: string) =>
        `ack ${report.ackP99} ms, bot ${report.botP99} ms; beside it, an echo that stores nothing ${echo.ackP99} ms${name}`
      const isFast = (report: LoadReport) => report.ackP99 <= ACK_P99_MS && report.botP99 <= BOT_P99_MS
      const toReach = `ack p99 ≤ ${ACK_P99_MS} ms, bot p99 ≤ ${BOT_P99_MS} ms`
      const rows: Row[] = [
        {
          what: `${plan.idle.toLocaleString('en')} idle and ${plan.active} active shoppers, then ${plan.rush.toLocaleString('en')} messages a second`,
          toReach: 'drops 0; refused or unanswered 0',
          reached: `${drops}; ${lost} of ${(calm.acknowledged + rush.acknowledged).toLocaleString('en')}`,
          isReached: drops + lost === 0,
        },
        {
          what: `… at ${plan.perSecond} messages a second, from the intended time of sending`,
          toReach,
          reached: beside(calm, ''),
          isReached: judge(isFast(calm)),
        },
        {
          what: `… at ${plan.rush.toLocaleString('en')} messages a second`,
          toReach,
          reached: beside(rush, ` at the same rate`),
          isReached: judge(isFast(rush)),
        },
        {
          what: '… memory of the server',
          toReach: `RSS ≤ ${RSS_MB} MB`,
          reached: memory === null ? 'not told by this system' : `${memory.rss} MB, at most ${memory.most} MB`,
          isReached: memory === null ? null : memory.most <= RSS_MB,
        },
      ]
      return {
        faults: [
          ...(drops > 0 ? [`${drops} connections were dropped`] : []),
          ...(lost > 0 ? [`${lost} messages were refused, or had no answer`] : []),
          ...(exit === 0 ? [] : [`ended with ${exit}`]),
          ...rows
            .slice(1)
            .flatMap(({ isReached, what, reached }) => (isReached === false ? [`${what}: ${reached}`] : [])),
          ...checkDatabase(databaseIn(dataDir)).faults,
        ],
        figures: {
          messages: calm.acknowledged + rush.acknowledged,
          drops,
          lost,
          calmAckP99: calm.ackP99,
          calmBotP99: calm.botP99,
          rushAckP99: rush.ackP99,
          rushBotP99: rush.botP99,
          echoAckP99: echo.ackP99,
          rssMb: memory?.most ?? 'unknown',
        },
        rows,
      }
    }),
}

/** The same shoppers at the same rate before a server that only acknowledges: what the machine allows just now. */
async function measureEcho({ active, rush }: { active: number; rush: number }): Promise<LoadReport> {
  const file = fileURLToPath(new URL('../../../bench/messages-echo.ts', import.meta.url))
  const echo = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const load = forkLoad()
  try {
    await load.order({ do: 'open', url: await readyUrl(echo), clients: active })
    return await load.order({ do: 'talk', perSecond: rush, seconds: 3, isAnswered: false })
  } finally {
    load.end()
    echo.kill('SIGKILL')
  }
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', chunk => {
      const url = / ready on (http:\S+)/.exec(String(chunk))?.[1]
      if (url !== undefined) resolve(url)
    })
    child.once('exit', code => reject(new Error(`the echo ended with ${code}`)))
  })
}
