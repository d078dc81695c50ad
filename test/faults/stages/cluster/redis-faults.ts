import { setTimeout as sleep } from 'node:timers/promises'
import { hireAgent } from '../../../support/agent-client.ts'
import { until } from '../../../support/until.ts'
import type { Cluster } from '../../support/cluster.ts'
import { readAlong } from '../../support/reading-agent.ts'
import type { StageResult } from '../../support/stage.ts'
import { createWidgetShopper } from '../../support/widget-shopper.ts'
import { clusterStage } from './cluster-stage.ts'

/** Told by the other node at once, and not found by a head. */
const LIVE_WITHIN_MS = 300
const RECOVERED_WITHIN_MS = 5_000
/** While Redis is away: it has to be noticed, and heads come faster then. */
const HEALED_WITHIN_MS = 11_000
const WRITE_EVERY_MS = 50

const LOST = /^Redis does not answer/
const BACK = /^Redis answers/

/** Redis is killed, emptied and held while a shopper of one node and an agent of another talk. */
export const redisFaults = clusterStage('redis-faults', (cluster, { isShort }) =>
  breakRedis(cluster, { awayMs: isShort ? 3_500 : 20_000, times: isShort ? 1 : 5 }),
)

type Fault = 'killed' | 'held' | 'flushed'
interface Outcome {
  readonly fault: Fault
  /** Slowest message while Redis was away. */
  readonly slowestMs: number
  readonly recoveredMs: number
}

export async function breakRedis(
  cluster: Cluster,
  { awayMs, times }: { awayMs: number; times: number },
): Promise<StageResult> {
  const { redis } = cluster
  const [a = '', b = ''] = cluster.nodes.map(node => node.url)
  const agent = await hireAgent(b, '周岚')
  const shopper = createWidgetShopper(a)
  shopper.write('人工客服')
  await until(() => (shopper.unsent() === 0 ? true : null))
  const conversationId = shopper.conversationId()
  await agent.claim(conversationId)
  await agent.sync(conversationId)
  const reader = readAlong(agent, conversationId)
  let written = 0

  /** @returns milliseconds until the agent has it. */
  async function write(): Promise<number> {
    const text = `第 ${written++} 句`
    const at = performance.now()
    shopper.write(text)
    await until(() => (reader.texts().includes(text) ? true : null), 2 * HEALED_WITHIN_MS)
    return performance.now() - at
  }

  async function writeFor(ms: number): Promise<number> {
    const writes: Promise<number>[] = []
    for (const end = performance.now() + ms; performance.now() < end; ) {
      writes.push(write())
      // What waits in the outbox of a slow machine is not late between the nodes.
      do await sleep(WRITE_EVERY_MS)
      while (shopper.unsent() > 2)
    }
    return Math.max(...(await Promise.all(writes)))
  }

  async function untilLive(): Promise<number> {
    const at = performance.now()
    for (;;) {
      const from = performance.now()
      if ((await write()) <= LIVE_WITHIN_MS) return from - at
    }
  }

  const faults: Readonly<Record<Fault, { begin(): unknown; end(): unknown }>> = {
    killed: { begin: () => redis.kill(), end: () => redis.start() },
    held: { begin: () => redis.hold(), end: () => redis.goOn() },
    flushed: { begin: () => redis.flush(), end() {} },
  }
  const outcomes: Outcome[] = []
  const told: string[] = []
  for (let time = 0; time < times; time++) {
    for (const [fault, { begin, end }] of Object.entries(faults) as [Fault, (typeof faults)[Fault]][]) {
      const linesBefore = cluster.nodes.map((_, n) => cluster.logOf(n).length)
      await untilLive()
      await begin()
      const slowestMs = await writeFor(fault === 'flushed' ? 1_000 : awayMs)
      await end()
      outcomes.push({ fault, slowestMs, recoveredMs: await untilLive() })
      const wanted = fault === 'flushed' ? 0 : 1
      for (const [n, before] of linesBefore.entries()) {
        const counts = () => {
          const lines = cluster.logOf(n).slice(before)
          return [LOST, BACK].map(pattern => lines.filter(({ msg }) => pattern.test(msg)).length)
        }
        await until(() => (counts()[1] === wanted ? true : null), 3_000).catch(() => {})
        const [lost, back] = counts()
        if (lost !== wanted || back !== wanted)
          told.push(`${fault}: node ${n} said ${lost} times that Redis is gone, and ${back} that it is back`)
      }
      if (times > 1) console.error(`redis-faults: ${fault}`)
    }
  }
  await until(() => (shopper.unsent() === 0 ? true : null))
  const said = reader.texts().filter(text => /^第 \d+ 句$/.test(text))
  const lost = written - new Set(said).size
  const doubled = said.length - new Set(said).size
  const swapped = said.filter((text, n) => text !== `第 ${n} 句`).length
  const died = cluster.nodes.filter(node => !node.isAlive()).length
  agent.leave()
  shopper.close()

  const slowest = Math.max(...outcomes.map(({ slowestMs }) => slowestMs))
  const recovered = Math.max(...outcomes.map(({ recoveredMs }) => recoveredMs))
  const count = lost + doubled + swapped
  return {
    faults: [
      ...(count > 0 ? [`lost ${lost}, doubled ${doubled}, swapped ${swapped}`] : []),
      ...(died > 0 ? [`${died} nodes have ended`] : []),
      ...(slowest <= HEALED_WITHIN_MS ? [] : [`a message took ${Math.round(slowest)} ms while Redis was away`]),
      ...(recovered <= RECOVERED_WITHIN_MS ? [] : [`recovery took ${Math.round(recovered)} ms`]),
      ...told,
    ],
    figures: {
      outages: outcomes.length,
      messages: written,
      lost,
      doubled,
      swapped,
      slowestMs: Math.round(slowest),
      recoveredMs: Math.round(recovered),
    },
    rows: [
      {
        what: `Redis killed, held (SIGSTOP) and emptied ${times} times each, up to ${awayMs / 1_000} s, while two nodes on ${cluster.store.name} talk`,
        toReach: 'lost, doubled, swapped 0; one log line each way',
        reached: `${lost}, ${doubled}, ${swapped} of ${written.toLocaleString('en')}; ${told.length} nodes said something else`,
        isReached: count === 0 && told.length === 0,
      },
      {
        what: '… the slowest message to the other node meanwhile, by head and sync',
        toReach: `≤ ${HEALED_WITHIN_MS / 1_000} s`,
        reached: `${(slowest / 1_000).toFixed(1)} s`,
        isReached: slowest <= HEALED_WITHIN_MS,
      },
      {
        what: '… from Redis being back until messages are told at once again',
        toReach: `≤ ${RECOVERED_WITHIN_MS / 1_000} s`,
        reached: `${(recovered / 1_000).toFixed(1)} s at most`,
        isReached: recovered <= RECOVERED_WITHIN_MS,
      },
    ],
  }
}
