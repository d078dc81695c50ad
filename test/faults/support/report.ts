import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { minutes } from './progress.ts'
import type { Row } from './stage.ts'

/** What the last runs have found; kept as data so that one stage can be run again alone. */
interface Results {
  whole?: WholeRecord
  stages: Record<string, StageRecord>
  mutants?: MutantsRecord
}
interface RunRecord {
  readonly at: string
  readonly machine: string
  readonly load: string
  readonly seed: number
}
interface WholeRecord extends RunRecord {
  /** Of the build, the stages and everything between them. */
  readonly seconds: number
  readonly stages: number
  readonly failed: number
  /** Load average before it began: what else the machine did. */
  readonly loadBefore: string
}
interface StageRecord extends RunRecord {
  readonly seconds: number
  /** Of all its processes. */
  readonly cpuSeconds?: number | null
  readonly outcome: string
  readonly rows: readonly Row[]
}
interface MutantRow {
  readonly name: string
  readonly seenBy: string
  readonly found: string
  readonly isSeen: boolean | null
}
interface MutantsRecord extends RunRecord {
  readonly rows: readonly MutantRow[]
}

const DATA = fileURLToPath(new URL('../../../docs/benchmarks/reliability.json', import.meta.url))
const PAGE = fileURLToPath(new URL('../../../docs/reliability.md', import.meta.url))

const WHOLE_WITHIN_SECONDS = 600
/** Above it other programs have used the machine as well. */
const QUIET_LOAD = 0.7
const USUAL_SECONDS = 30

export function recordStage(
  name: string,
  stage: Pick<StageRecord, 'seed' | 'seconds' | 'cpuSeconds' | 'outcome' | 'rows'>,
): Promise<void> {
  return change(results => {
    results.stages[name] = { ...runNow(stage.seed), ...stage }
  })
}

/** A run of all stages of one server in their full form. */
export function recordWhole({
  loadBefore,
  ...run
}: Pick<WholeRecord, 'seed' | 'seconds' | 'stages' | 'failed'> & { readonly loadBefore: number }): Promise<void> {
  return change(results => {
    results.whole = { ...runNow(run.seed), ...run, loadBefore: loadBefore.toFixed(1) }
  })
}

export function recordMutants({ seed, rows }: { seed: number; rows: readonly MutantRow[] }): Promise<void> {
  return change(results => {
    const former = results.mutants?.rows.filter(({ name }) => !rows.some(row => row.name === name)) ?? []
    results.mutants = { ...runNow(seed), rows: [...former, ...rows] }
  })
}

/** How long each took the last time. */
export async function secondsOfStages(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { stages } = await read()
  return new Map(names.map(name => [name, stages[name]?.seconds ?? USUAL_SECONDS]))
}

function runNow(seed: number): RunRecord {
  return {
    at: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.version}`,
    load: (loadavg()[0] ?? 0).toFixed(1),
    seed,
  }
}

async function read(): Promise<Results> {
  const text = await readFile(DATA, 'utf8').catch(() => '{"stages":{}}')
  return JSON.parse(text) as Results
}

let changing: Promise<void> = Promise.resolve()

/** One after the other: stages that end at the same moment do not undo each other's record. */
function change(make: (results: Results) => void): Promise<void> {
  changing = changing.then(async () => {
    const results = await read()
    make(results)
    await write(results)
  })
  return changing
}

async function write(results: Results): Promise<void> {
  await writeFile(DATA, `${JSON.stringify(results, null, 2)}\n`)
  await writeFile(PAGE, page(results))
}

function page({ whole, stages, mutants }: Results): string {
  return `# Reliability: what is promised, and how it is proved

Written by \`npm run test:faults\` and \`npm run test:mutants\`; do not edit. \`npm test\` runs a shortened form of each stage.
A single stage: \`npm run test:faults -- network --seed=42\`; those of several nodes: \`-- cluster\`. Zeros are exact wherever they are measured; figures in
milliseconds belong to the machine and what else it did, so each run tells the load average at its end. A stage
that is missing here has not been run in its full form yet.
${whole === undefined ? '' : wholePart(whole)}
## Stages

| what | to reach | reached | |
| --- | --- | --- | --- |
${Object.values(stages)
  .flatMap(stage => stage.rows)
  .map(({ what, toReach, reached, isReached }) => line([what, toReach, reached, markOf(isReached)]))
  .join('\n')}

| stage | outcome | seconds | of CPU | date | seed | load | machine |
| --- | --- | ---: | ---: | --- | ---: | ---: | --- |
${Object.entries(stages)
  .map(([name, { outcome, seconds, cpuSeconds, at, seed, load, machine }]) =>
    line([name, outcome, `${seconds}`, `${cpuSeconds ?? '–'}`, at, `${seed}`, load, machine]),
  )
  .join('\n')}
${mutants === undefined ? '' : mutantsPart(mutants)}
## What these runs can not show

- A real loss of power. That every commit is synced is counted instead, with strace.
- Several nodes on several machines: the nodes of these runs are processes on one machine, and share what the row names.
- A network between nodes and Redis that is slow or half open; Redis is killed, held and emptied.
- TLS and proxies at the edge, and the networks of real phones.
- Growth over days: the leak stage looks at 100,000 messages, not at a week.
`
}

function wholePart({ seconds, stages, failed, at, machine, load, loadBefore, seed }: WholeRecord): string {
  const isInTime = seconds <= WHOLE_WITHIN_SECONDS ? true : Number(loadBefore) > QUIET_LOAD ? null : false
  return `
| the whole | to reach | reached | |
| --- | --- | --- | --- |
${line([
  `all ${stages} stages of one server in their full form, with the build`,
  `≤ ${minutes(WHOLE_WITHIN_SECONDS)} minutes on 2 cores`,
  `${minutes(seconds)} minutes${failed === 0 ? '' : `; ${failed} FAILED`}; load average ${loadBefore} before it, ${load} at its end`,
  markOf(isInTime),
])}

${at}, seed ${seed}, ${machine}.
`
}

function mutantsPart({ rows, at, machine, load, seed }: MutantsRecord): string {
  return `
## The server broken on purpose

A test that was never seen to fail proves nothing. Each of these breaks one thing in a copy of the compiled server and has
to turn a probe (the short form of a stage) red; the unbroken server passes every one of them first. What a mutant
changes is looked for word by word: when the code has moved on, the run fails and says so.

| the server … | seen by | what it found | |
| --- | --- | --- | --- |
${rows.map(({ name, seenBy, found, isSeen }) => line([name, seenBy, found, markOf(isSeen)])).join('\n')}

${at}, seed ${seed}, load ${load}, ${machine}.
`
}

function markOf(isGood: boolean | null): string {
  return isGood === null ? '–' : isGood ? '✔' : '✘'
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
}
