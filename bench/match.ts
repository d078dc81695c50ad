import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Contender, contenders } from './match-contenders.ts'
import { curveOf, type Run, tableOf } from './match-report.ts'
import { qualityOf, type Scored } from './match-score.ts'
import { type MatchSet, readSets, sampleShopSets } from './match-sets.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function megabytesNow(): number {
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1_000_000
}

function showProgress(done: number, all: number, what: string): void {
  if (!process.stderr.isTTY) return
  const filled = Math.round((done / all) * 24)
  process.stderr.write(`\r${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${done}/${all} ${what.padEnd(40)}`)
}

async function run(set: MatchSet, contender: Contender): Promise<Run | null> {
  const before = megabytesNow()
  const start = performance.now()
  const answer = await contender.build(set)
  if (answer === null) return null
  const buildMs = performance.now() - start
  const megabytes = Math.max(0, megabytesNow() - before)

  for (const { text } of set.test.slice(0, 30)) await answer(text)
  const micros: number[] = []
  const rows: Scored[] = []
  for (const { text, id } of set.test) {
    const asked = performance.now()
    const top = await answer(text)
    micros.push((performance.now() - asked) * 1_000)
    rows.push({ gold: id, top })
  }
  micros.sort((a, b) => a - b)
  const at = (share: number) => micros[Math.min(micros.length - 1, Math.floor(share * micros.length))] ?? 0
  const quality = qualityOf(rows)
  return {
    set: set.name,
    contender: contender.name,
    quality,
    buildMs,
    p50Micros: at(0.5),
    p99Micros: at(0.99),
    megabytes,
  }
}

const folder = process.argv[2]
const root = join(import.meta.dirname, '..')
const sets = folder ? readSets(folder) : sampleShopSets(join(root, 'knowledge'))
const runs: Run[] = []
const missing = new Set<string>()
let done = 0
for (const set of sets) {
  for (const contender of contenders) {
    showProgress(done++, sets.length * contenders.length, `${set.name} · ${contender.name}`)
    const result = await run(set, contender)
    if (result) runs.push(result)
    else missing.add(contender.name)
  }
}
showProgress(done, done, 'done')
if (process.stderr.isTTY) process.stderr.write('\n')

const table = tableOf(runs)
console.log(table)
for (const name of missing) console.log(`${name} is not installed here and was left out.`)

if (!folder) {
  const out = join(root, 'docs', 'benchmarks')
  mkdirSync(out, { recursive: true })
  const pictures = sets.map(({ name }) => {
    writeFileSync(join(out, `matching-${name}.svg`), curveOf(runs.filter(({ set }) => set === name)))
    return `![Wrong answers against answered questions, ${name}](matching-${name}.svg)`
  })
  const left = [...missing].map(name => `${name} was not installed and is left out.`)
  writeFileSync(join(out, 'matching.md'), [introduction(), table, ...left, ...pictures].join('\n\n').concat('\n'))
}

function introduction(): string {
  return `# Matching, measured

\`npm run bench:match\` asks the sample shop its own questions: one paraphrase of each entry is taken out and asked, and every fifth
entry is taken out whole, so that its question must not be answered. Another folder of sets can be named: \`npm run bench:match -- DIR\`.

"Right at 95 %" counts most: the share of answerable questions that are answered rightly while at most one answer in twenty is wrong.
AUROC tells answerable from unanswerable, ECE is how far the stated confidence is from the truth. Times depend on the machine.`
}
