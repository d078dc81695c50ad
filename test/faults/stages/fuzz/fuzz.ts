import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { checkDatabase } from '../../support/check-database.ts'
import { ADMIN, type CompiledServer, startCompiled } from '../../support/compiled-server.ts'
import { databaseIn, withDataDir } from '../../support/data-dir.ts'
import { openRawVisitor, signIn } from '../../support/raw-visitor.ts'
import type { Stage } from '../../support/stage.ts'
import { createWritingShopper } from '../../support/writing-shopper.ts'
import { fuzzFrames } from './frames.ts'
import { fuzzRequests } from './requests.ts'

const HEALTH_MS = 250
const CALM_HEALTH_MS = 25

/** Whatever strangers send, the server answers or hangs up, and goes on serving everybody else. */
export const fuzz: Stage = {
  name: 'fuzz',
  isAlone: true,
  run: ({ isShort, seed }) =>
    withDataDir(async dataDir => {
      const plan = isShort
        ? { frames: 8_000, requests: 300, cases: 4_000 }
        : { frames: 500_000, requests: 20_000, cases: 200_000 }
      const server = await startCompiled(dataDir)
      const { token: agent } = await signIn(server.url, ADMIN.login, ADMIN.password)
      const shopper = await tokenOfShopper(server.url)
      const calm = await watchHealth(server, 1_000)

      const health = watchUntilStopped(server)
      const tokens = { shopper, agent }
      const frames = await fuzzFrames({ url: server.url, tokens, frames: plan.frames, connections: 12, seed })
      const requests = await fuzzRequests(server.url, plan.requests, agent, seed)
      const slowestHealthMs = Math.round(await health.stop())
      const isAlive = server.isAlive()
      const visitor = createWritingShopper(['好的'])
      await visitor.connectQuietly(server.url)
      const refused = await visitor.writeOne()
      visitor.close()
      await server.stop()
      const parsed = await parseAll(seed, plan.cases)

      const isHealthy = slowestHealthMs <= HEALTH_MS
      // Beside other tests, milliseconds say nothing.
      const isCalm = !isShort && calm <= CALM_HEALTH_MS
      const exits = (isAlive ? 0 : 1) + parsed.exits
      return {
        faults: [
          ...(isAlive ? [] : ['the server has ended']),
          ...(refused === null ? [] : [`afterwards a message is refused: ${refused}`]),
          ...(requests.hung > 0 ? [`${requests.hung} requests had neither answer nor end`] : []),
          ...((requests.answers['5'] ?? 0) > 0 ? [`${requests.answers['5']} requests were answered with 5xx`] : []),
          ...(isHealthy || !isCalm ? [] : [`a health check took ${slowestHealthMs} ms`]),
          ...parsed.faults,
          ...checkDatabase(databaseIn(dataDir)).faults,
        ],
        figures: {
          frames: frames.frames,
          reopened: frames.reopened,
          requests: requests.requests,
          answers: JSON.stringify(requests.answers),
          cases: plan.cases,
          slowestCaseMs: parsed.slowestMs.toFixed(1),
          slowestHealthMs,
          calmHealthMs: Math.round(calm),
          exits,
        },
        rows: [
          {
            what: `fuzz: ${plan.frames.toLocaleString('en')} socket frames, ${plan.requests.toLocaleString('en')} HTTP requests, ${plan.cases.toLocaleString('en')} parser cases`,
            toReach: 'exits 0; answers of 5xx 0; no case > 100 ms of CPU',
            reached: `${exits}; ${requests.answers['5'] ?? 0}; the slowest ${parsed.slowestMs.toFixed(1)} ms`,
            isReached: exits === 0 && (requests.answers['5'] ?? 0) === 0 && parsed.faults.length === 0,
          },
          {
            what: '… health check throughout',
            toReach: `≤ ${HEALTH_MS} ms`,
            reached: `at most ${slowestHealthMs} ms; before it began, with nothing to do, at most ${Math.round(calm)} ms`,
            isReached: isHealthy ? true : isCalm ? false : null,
          },
        ],
      }
    }),
}

async function tokenOfShopper(url: string): Promise<string> {
  const shopper = await openRawVisitor(url, '/shopper')
  const session = await shopper.hears<{ token: string }>('session')
  shopper.close()
  return session?.token ?? ''
}

async function parseAll(seed: number, cases: number) {
  const child = fork(fileURLToPath(new URL('./parse-all.ts', import.meta.url)), [`${seed}`, `${cases}`], {
    execArgv: ['--import', 'tsx'],
  })
  type Told = { faults: string[]; slowestMs: number }
  const told = once(child, 'message').then(([answer]) => answer as Told)
  const ended = once(child, 'exit').then(([code, signal]): Told => {
    return { faults: [`the parsers' process ended with ${code ?? signal}`], slowestMs: 0 }
  })
  const outcome = await Promise.race([told, ended])
  child.disconnect()
  return { ...outcome, exits: outcome.faults.some(fault => fault.includes('process ended')) ? 1 : 0 }
}

/** @returns the slowest check, in milliseconds. */
async function watchHealth(server: CompiledServer, ms: number): Promise<number> {
  const watch = watchUntilStopped(server)
  await new Promise(resolve => setTimeout(resolve, ms))
  return watch.stop()
}

function watchUntilStopped({ url, isAlive }: CompiledServer) {
  let isOver = false
  let slowest = 0
  const watching = (async () => {
    while (!isOver && isAlive()) {
      const at = performance.now()
      await fetch(`${url}/healthz`).then(
        response => response.text(),
        () => {},
      )
      slowest = Math.max(slowest, performance.now() - at)
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  })()
  return {
    async stop() {
      isOver = true
      await watching
      return slowest
    },
  }
}
