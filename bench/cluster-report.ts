import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { RedisUsage } from './cluster-nodes.ts'
import { planForAMillion } from './cluster-plan.ts'
import type { LoadReport } from './messages-load.ts'

export interface ClusterMeasured {
  readonly name: string
  readonly nodes: number
  readonly isOnOne: boolean
  /** With the CPU time of each node. */
  readonly rounds: readonly (LoadReport & {
    readonly cpuMicros: readonly number[]
    readonly redis: RedisUsage | null
  })[]
}

export interface IdleMeasured {
  readonly shoppers: number
  readonly heapBytes: number
  readonly rssBytes: number
  readonly cpuMicrosASecond: number
  readonly openCpuMicros: number
  /** With nobody writing: beats and readers that wait. */
  readonly redisCommandsASecond: number
}

interface Report {
  readonly measured: readonly ClusterMeasured[]
  readonly idle: IdleMeasured
  readonly store: string
  readonly clients: number
  readonly inFlight: number
  readonly agents: number
  readonly rounds: number
  readonly seconds: number
}

const FILE = fileURLToPath(new URL('../docs/benchmarks/cluster.md', import.meta.url))

/** Prints the tables, and keeps them in the documents. */
export async function writeClusterReport(report: Report): Promise<void> {
  const text = `${speedTable(report)}\n\n${idlePart(report.idle)}\n${plan(report)}`
  console.log(text)
  await mkdir(new URL('../docs/benchmarks/', import.meta.url), { recursive: true })
  await writeFile(FILE, `${introduction(report)}\n${text}`)
  console.log(`written to ${FILE}`)
}

function introduction({ clients, inFlight, agents, rounds, seconds, store }: Report): string {
  return `# Several nodes: what spreading costs

\`npm run bench:cluster\` on ${cpus().length} shared cores (${cpus()[0]?.model.trim()}), Node ${process.version}, store: ${store}. ${clients} WebSocket clients
with ${inFlight} messages in flight each and ${agents} consoles, spread evenly over the nodes, so that of three nodes two thirds of the conversations
have the shopper on one and the agent on another; ${rounds} rounds of ${seconds} s a case, medians. Load, nodes, Redis and store share this
machine's cores: **messages a second can not grow with the nodes here**. What can be read is the CPU time that a message costs in all, and on a node
that only hears of it; on machines of their own, nodes add up by these figures until the store or the stream is full.
`
}

function speedTable({ measured }: Report): string {
  const rows = measured.map(({ name, nodes, rounds }) => [
    name,
    whole(median(rounds.map(round => round.acknowledged / round.seconds))),
    one(median(rounds.map(round => round.p50))),
    one(median(rounds.map(round => round.p99))),
    one(median(rounds.map(cpuOf))),
    Array.from({ length: nodes }, (_, n) =>
      one(median(rounds.map(({ cpuMicros, acknowledged }) => (cpuMicros[n] ?? 0) / acknowledged))),
    ).join(' · '),
    ...[(redis: RedisUsage) => redis.cpuMicros, (redis: RedisUsage) => redis.bytesIn].map(figure =>
      one(median(rounds.map(({ redis, acknowledged }) => (redis === null ? 0 : figure(redis) / acknowledged)))),
    ),
  ])
  const head = [
    '',
    'msg/s',
    'p50 ms',
    'p99 ms',
    'CPU µs/msg, all nodes',
    'each node',
    'Redis µs/msg',
    'bytes/msg to Redis',
  ]
  return table(head, rows)
}

function idlePart(idle: IdleMeasured): string {
  return `${whole(idle.shoppers)} shoppers who do nothing, on one node with Redis: ${one(idle.heapBytes / 1024)} KB of heap and buffers each (RSS
${one(idle.rssBytes / 1024)} KB), ${one(idle.cpuMicrosASecond)} µs of CPU a second each for pings and heads, ${whole(idle.openCpuMicros)} µs to let one in. Redis then has
${one(idle.redisCommandsASecond)} commands a second, whoever is connected: beats, and readers that wait.
`
}

function plan({ measured, idle }: Report): string {
  const spread = measured.findLast(({ isOnOne }) => !isOnOne)
  const onOne = measured.find(({ isOnOne }) => isOnOne)
  const hearing = (onOne?.rounds ?? []).flatMap(({ cpuMicros, acknowledged }) =>
    cpuMicros.slice(1).map(cpu => cpu / acknowledged),
  )
  const hearCpuMicros = median(hearing)
  const others = (spread?.nodes ?? 1) - 1
  const rounds = spread?.rounds ?? []
  const redis = (figure: (usage: RedisUsage) => number) =>
    median(rounds.map(({ redis: usage, acknowledged }) => (usage === null ? 0 : figure(usage) / acknowledged)))
  return planForAMillion({
    heapBytesAShopper: idle.heapBytes,
    idleCpuMicrosASecond: idle.cpuMicrosASecond,
    openCpuMicros: idle.openCpuMicros,
    messageCpuMicros: Math.max(0, median(rounds.map(cpuOf)) - others * hearCpuMicros),
    hearCpuMicros,
    streamBytesAMessage: redis(usage => usage.bytesIn),
    redisCpuMicrosAMessage: redis(usage => usage.cpuMicros),
    fromBench: `${spread?.nodes ?? 1} nodes`,
  })
}

function cpuOf({ cpuMicros, acknowledged }: ClusterMeasured['rounds'][number]): number {
  return cpuMicros.reduce((sum, cpu) => sum + cpu, 0) / acknowledged
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

const whole = (value: number) => Math.round(value).toLocaleString('en')
const one = (value: number) => value.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, n) => (n === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}
