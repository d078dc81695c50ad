import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type MeasuredNodes, type RedisUsage, STORE_NAME, startNodes } from './cluster-nodes.ts'
import { type ClusterMeasured, type IdleMeasured, writeClusterReport } from './cluster-report.ts'
import { hireAgents } from './hire-agents.ts'
import type { LoadOrder, LoadReport } from './messages-load.ts'

/** Divisible by every number of nodes here. */
const CLIENTS = 48
const IN_FLIGHT = 8
const AGENTS = 12
const [ROUNDS, SECONDS, IDLE, IDLE_SECONDS] = process.argv.includes('--short') ? [1, 2, 400, 5] : [4, 5, 2_000, 20]
const WARM = 200
const CHAT = ['您好，订单 20260901 的水壶到哪里了？', '好的，我再等等', '收货地址没有变，还是原来那个']

interface Case {
  readonly name: string
  readonly nodes: number
  readonly hasRedis: boolean
  /** Everybody comes to the first node; the others only hear of it. */
  readonly isOnOne?: boolean
}
const CASES: readonly Case[] = [
  { name: 'one node, without Redis', nodes: 1, hasRedis: false },
  { name: 'one node, with Redis', nodes: 1, hasRedis: true },
  { name: 'two nodes', nodes: 2, hasRedis: true },
  { name: 'three nodes', nodes: 3, hasRedis: true },
  { name: 'three nodes, everybody on the first', nodes: 3, hasRedis: true, isOnOne: true },
]

const load = fork(fileURLToPath(new URL('./messages-load.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] })
async function order(what: LoadOrder): Promise<LoadReport> {
  load.send(what)
  const [answer] = (await once(load, 'message')) as [{ report: LoadReport; fault?: string }]
  if (answer.fault !== undefined) throw new Error(answer.fault)
  return answer.report
}

const running = new Set<MeasuredNodes>()
try {
  const measured: ClusterMeasured[] = []
  for (const each of CASES) {
    console.error(`${each.name} …`)
    measured.push(await measure(each))
  }
  console.error('idle shoppers …')
  const idle = await measureIdle()
  await writeClusterReport({
    ...{ measured, idle, store: STORE_NAME },
    ...{ clients: CLIENTS, inFlight: IN_FLIGHT, agents: AGENTS, rounds: ROUNDS, seconds: SECONDS },
  })
} finally {
  load.disconnect()
  for (const nodes of running) await nodes.stop()
}

async function started(count: number, hasRedis: boolean): Promise<MeasuredNodes> {
  const nodes = await startNodes(count, { hasRedis })
  running.add(nodes)
  return nodes
}

async function stopped(nodes: MeasuredNodes): Promise<void> {
  await nodes.stop()
  running.delete(nodes)
}

async function measure({ name, nodes: count, hasRedis, isOnOne = false }: Case): Promise<ClusterMeasured> {
  const nodes = await started(count, hasRedis)
  const urls = nodes.nodes.slice(0, isOnOne ? 1 : count).map(({ url }) => url)
  for (const url of urls) await order({ do: 'connect', to: name, url, clients: CLIENTS / urls.length })
  const tokens = await hireAgents(urls[0] ?? '', AGENTS, CLIENTS / AGENTS)
  for (const [n, url] of urls.entries())
    await order({ do: 'staff', url, tokens: tokens.filter((_, i) => i % urls.length === n) })
  await order({ do: 'handOver', to: name })

  const rounds: ClusterMeasured['rounds'][number][] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const before = await usageOf(nodes)
    // Round 0 warms up and does not count.
    const seconds = round === 0 ? 2 : SECONDS
    const report = await order({ do: 'send', to: name, seconds, inFlight: IN_FLIGHT, texts: CHAT })
    const after = await usageOf(nodes)
    if (report.refused > 0) console.error(`${report.refused} messages were refused`)
    if (round > 0)
      rounds.push({
        ...report,
        cpuMicros: after.cpu.map((cpu, n) => cpu - (before.cpu[n] ?? 0)),
        redis: differenceOf(before.redis, after.redis),
      })
  }
  await order({ do: 'close', to: name })
  await stopped(nodes)
  return { name, nodes: count, isOnOne, rounds }
}

/** What somebody costs who has the page open and does nothing. */
async function measureIdle(): Promise<IdleMeasured> {
  const nodes = await started(1, true)
  const [node] = nodes.nodes
  if (node === undefined) throw new Error('there is no node')
  await order({ do: 'connect', to: 'idle', url: node.url, clients: WARM })
  const before = await node.usage('memory')
  const opening = await node.usage('cpu')
  await order({ do: 'connect', to: 'idle', url: node.url, clients: IDLE })
  const opened = await node.usage('cpu')
  const after = await node.usage('memory')
  const [cpuFrom, redisFrom] = [await node.usage('cpu'), await nodes.redis()]
  await sleep(IDLE_SECONDS * 1_000)
  const [cpuTo, redisTo] = [await node.usage('cpu'), await nodes.redis()]
  await order({ do: 'close', to: 'idle' })
  await stopped(nodes)
  const redis = differenceOf(redisFrom, redisTo)
  return {
    shoppers: IDLE,
    heapBytes: (after.heapUsed + after.external - before.heapUsed - before.external) / IDLE,
    rssBytes: (after.rss - before.rss) / IDLE,
    cpuMicrosASecond: (cpuTo.cpuMicros - cpuFrom.cpuMicros) / IDLE_SECONDS / (IDLE + WARM),
    openCpuMicros: (opened.cpuMicros - opening.cpuMicros) / IDLE,
    redisCommandsASecond: (redis?.commands ?? 0) / IDLE_SECONDS,
  }
}

async function usageOf({ nodes, redis }: MeasuredNodes) {
  const cpu = await Promise.all(nodes.map(async node => (await node.usage('cpu')).cpuMicros))
  return { cpu, redis: await redis() }
}

function differenceOf(before: RedisUsage | null, after: RedisUsage | null): RedisUsage | null {
  if (before === null || after === null) return null
  return {
    cpuMicros: after.cpuMicros - before.cpuMicros,
    bytesIn: after.bytesIn - before.bytesIn,
    bytesOut: after.bytesOut - before.bytesOut,
    commands: after.commands - before.commands,
  }
}
