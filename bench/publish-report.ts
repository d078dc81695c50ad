import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { EngineWork } from './publish-engine.ts'
import type { Watched } from './publish-server.ts'

/** One publish, and what the event loop felt of it. */
export interface Published {
  readonly shop: string
  readonly what: string
  /** From the change until the new answer is what shoppers get; null where nothing was published. */
  readonly liveMs: number | null
  readonly during: Watched
  /** The time after it, in which the server may go on learning. */
  readonly afterwards: Watched | null
}

export interface EngineMeasured extends EngineWork {
  readonly shop: string
}

const MOST_HOLD_MS = 10
const MOST_WORK_MS = 50
const FILE = fileURLToPath(new URL('../docs/benchmarks/publish.md', import.meta.url))

/** Prints the table with the goals beside; `isKept` writes it into the documents. */
export async function writeReport(
  published: readonly Published[],
  engines: readonly EngineMeasured[],
  isKept: boolean,
): Promise<void> {
  const text = `${tableOf(published)}\n\n${engineTable(engines)}`
  console.log(text)
  if (isKept) await writeFile(FILE, `${introduction()}\n${text}\n`)
}

function introduction(): string {
  return `# Publishing: what the event loop feels

\`npm run bench:publish\` on ${cpus().length} shared cores (${cpus()[0]?.model.trim()}), Node ${process.version}. The compiled server runs on a copy of the
sample shop, then on a generated one; one line of one entry is changed, by saving the file or through the console's publish. A
timer in the server looks at every turn of the event loop: how long it took by the clock, and how much processor time of the main
thread it was. The latter is what the server itself held the loop; the former also counts what other programs took of the two
cores, as the row without a publish shows. Work is the processor time of all threads of the server from the change until the new answer
is live, reading and checking the whole folder included; the wait of 200 ms for further changes of the folder is part of the time
until then. The first publish of all also starts the thread, which then reads, checks and asks everything once. What is learned anew
afterwards is learned by a process of its own at low priority: what is counted then is the server's part of it, and the idle work
of the server and of the timer.
Each figure is the median of the rounds, the longest hold is the longest of all rounds.

The engine's part of a publish is in the second table. Where something changes that decides answers, most of the rest is asking
the expected answers of \`tests/\`; else it is reading the folder and the check. A publish through the console is checked once,
before the files are replaced. Holds above the goal are pauses of the garbage collector (the server runs with little memory) and
first runs of code that is not compiled yet.
`
}

function tableOf(published: readonly Published[]): string {
  const keys = [...new Set(published.map(({ shop, what }) => `${shop}\n${what}`))]
  const rows = keys.map(key => {
    const runs = published.filter(({ shop, what }) => `${shop}\n${what}` === key)
    const [{ shop, what, liveMs }] = runs as [Published]
    const isPublish = liveMs !== null
    const held = Math.max(
      ...runs.map(({ during, afterwards }) => Math.max(during.longestWork, afterwards?.longestWork ?? 0)),
    )
    const turn = Math.max(
      ...runs.map(({ during, afterwards }) => Math.max(during.longestTurn, afterwards?.longestTurn ?? 0)),
    )
    const work = median(runs.map(({ during }) => during.work))
    const cells = [
      ...[shop, what],
      `${held.toFixed(1)}${isPublish ? goal(held, MOST_HOLD_MS) : ''}`,
      turn.toFixed(1),
      `${work.toFixed(0)}${isPublish ? goal(work, MOST_WORK_MS) : ''}`,
      median(runs.map(({ during }) => during.mainWork)).toFixed(0),
      isPublish ? median(runs.map(run => run.liveMs ?? 0)).toFixed(0) : '',
      isPublish ? median(runs.map(({ afterwards }) => afterwards?.work ?? 0)).toFixed(0) : '',
      median(runs.map(({ during, afterwards }) => afterwards?.rssMegabytes ?? during.rssMegabytes)).toFixed(0),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const head = [
    ...['shop', 'what is published', `longest hold, ms of work (≤ ${MOST_HOLD_MS})`, 'longest turn, ms by the clock'],
    ...[
      `work, ms (≤ ${MOST_WORK_MS})`,
      'of it on the main thread',
      'live after ms',
      'work in the 8 s after, ms',
      'RSS MB',
    ],
  ]
  return [`| ${head.join(' | ')} |`, `|---|---|${'---:|'.repeat(head.length - 2)}`, ...rows].join('\n')
}

function engineTable(engines: readonly EngineMeasured[]): string {
  const rows = engines.map(({ shop, learnMs, patchMs }) => {
    const cells = [shop, learnMs.toFixed(0), `${patchMs.toFixed(0)}${goal(patchMs, MOST_WORK_MS)}`]
    return `| ${cells.join(' | ')} |`
  })
  const head = [
    'the engine alone',
    'learning everything, ms of work',
    `one changed variant, ms of work (≤ ${MOST_WORK_MS})`,
  ]
  return [`| ${head.join(' | ')} |`, '|---|---:|---:|', ...rows].join('\n')
}

const goal = (value: number, most: number): string => (value <= most ? ' ✔' : ' ✘')

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}
