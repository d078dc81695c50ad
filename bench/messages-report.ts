import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { LoadReport } from './messages-load.ts'

export interface Measured {
  readonly name: string
  readonly rounds: (LoadReport & { readonly cpuMicros: number })[]
}

export interface MemoryMeasured {
  readonly name: string
  readonly heapBytes: number
  readonly rssBytes: number
}

export interface ResidentMeasured {
  readonly when: string
  readonly bytes: number
  readonly goalMb: number | null
}

interface Report {
  readonly speed: readonly Measured[]
  readonly memory: readonly MemoryMeasured[]
  readonly resident: readonly ResidentMeasured[]
  readonly clients: number
  readonly inFlight: number
  readonly rounds: number
  readonly seconds: number
}

/** Share of the echo's messages a second that each case is to reach. */
const GOALS = [null, 0.4, 0.15]
const MEMORY_GOAL = 1.5
const FILE = fileURLToPath(new URL('../docs/benchmarks/messages.md', import.meta.url))

/** Prints the tables with the goals beside, and keeps them in the documents. */
export async function writeReport(report: Report): Promise<void> {
  const text = `${speedTable(report)}\n\n${memoryTable(report.memory)}\n\n${residentTable(report.resident)}\n`
  console.log(text)
  await mkdir(new URL('../docs/benchmarks/', import.meta.url), { recursive: true })
  await writeFile(FILE, `${introduction(report)}\n${text}`)
  console.log(`written to ${FILE}`)
}

function introduction({ clients, inFlight, rounds, seconds }: Report): string {
  return `# Messages: speed and memory

\`npm run bench:messages\` on ${cpus().length} shared cores (${cpus()[0]?.model.trim()}), Node ${process.version}. ${clients} WebSocket clients with
${inFlight} messages in flight each, from a process of their own; ${rounds} rounds of ${seconds} s a case, in turn, the medians of the rounds.
The echo is plain Socket.IO with the same options: it acknowledges and does nothing else. Ours checks each message, stores it on disk
(WAL, \`synchronous=FULL\`) before the acknowledgement, pushes it to the shopper's tabs and to the agent's console, and keeps the
inbox current; with the bot it also decides, stores and pushes the answer. The ratio of two servers on the same busy machine
says more than the messages a second.
`
}

function speedTable({ speed }: Report): string {
  const base = median(speed[0]?.rounds.map(rateOf) ?? [])
  const rows = speed.map(({ name, rounds }, place) => {
    const rate = median(rounds.map(rateOf))
    const goal = GOALS[place]
    return [
      name,
      Math.round(rate).toLocaleString('en'),
      (rate / base).toFixed(2),
      goal === null || goal === undefined ? '' : `≥ ${goal.toFixed(2)} ${rate / base >= goal ? '✔' : '✘'}`,
      median(rounds.map(round => round.p50)).toFixed(1),
      median(rounds.map(round => round.p99)).toFixed(1),
      median(rounds.map(round => round.cpuMicros / round.acknowledged)).toFixed(1),
    ]
  })
  return table(['', 'msg/s', 'of the echo', 'goal', 'p50 ms', 'p99 ms', 'server CPU µs/msg'], rows)
}

function memoryTable(memory: readonly MemoryMeasured[]): string {
  const [base] = memory
  const rows = memory.map(({ name, heapBytes, rssBytes }) => {
    const ratio = heapBytes / (base?.heapBytes ?? 1)
    return [
      `idle shopper, ${name}`,
      (heapBytes / 1024).toFixed(1),
      (rssBytes / 1024).toFixed(1),
      ratio.toFixed(2),
      name === base?.name ? '' : `≤ ${MEMORY_GOAL.toFixed(2)} ${ratio <= MEMORY_GOAL ? '✔' : '✘'}`,
    ]
  })
  return table(['', 'heap and buffers KB', 'RSS KB', 'of Socket.IO', 'goal'], rows)
}

function residentTable(resident: readonly ResidentMeasured[]): string {
  const rows = resident.map(({ when, bytes, goalMb }) => {
    const mb = bytes / 1024 / 1024
    return [
      `the whole server with the sample shop's knowledge, ${when}`,
      mb.toFixed(0),
      goalMb === null ? '' : `≤ ${goalMb} ${mb <= goalMb ? '✔' : '✘'}`,
    ]
  })
  return table(['', 'RSS MB', 'goal'], rows)
}

function rateOf({ acknowledged, seconds }: LoadReport): number {
  return acknowledged / seconds
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, place) => (place === 0 ? '---' : '---:')), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n')
}
