import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { contenders } from './match-contenders.ts'
import { runInChild } from './match-in-child.ts'
import { curveOf, pageOf, type Run, tableOf } from './match-report.ts'
import { readSets, sampleShopSets } from './match-sets.ts'

// bench:match [--sets DIR] [--only NAME[,NAME]]: the same table for every contender. Without --sets the sample shop is
// asked its own questions, and docs/benchmarks/matching.md is written anew.

function showProgress(done: number, all: number, what: string): void {
  const filled = Math.round((done / all) * 24)
  const bar = `${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${done}/${all} ${what.padEnd(40)}`
  process.stderr.write(process.stderr.isTTY ? `\r${bar}` : `${bar.trimEnd()}\n`)
}

const { values } = parseArgs({ options: { sets: { type: 'string' }, only: { type: 'string' } } })
const root = join(import.meta.dirname, '..')
const only = values.only?.split(',')
const all = values.sets === undefined ? sampleShopSets(join(root, 'knowledge')) : readSets(resolve(values.sets))
const sets = all.filter(({ name }) => only === undefined || only.includes(name))
if (sets.length === 0) {
  console.error(`there is no such set; there are ${all.map(({ name }) => name).join(', ') || 'none'}`)
  process.exit(2)
}

const runs: Run[] = []
const unfinished: string[] = []
const rounds = sets.flatMap(set => contenders.map(({ name }) => ({ set, name })))
for (const [done, { set, name }] of rounds.entries()) {
  showProgress(done, rounds.length, `${set.name} · ${name}`)
  const run = await runInChild(set, name)
  if (run === null) unfinished.push(`${name} did not finish ${set.name} within ten minutes.`)
  else runs.push(run)
}
showProgress(rounds.length, rounds.length, 'done')
if (process.stderr.isTTY) process.stderr.write('\n')
console.log([tableOf(runs), ...unfinished].join('\n'))

if (values.sets === undefined && only === undefined) {
  const out = join(root, 'docs', 'benchmarks')
  mkdirSync(out, { recursive: true })
  const pictures = sets.map(({ name }) => {
    writeFileSync(join(out, `matching-${name}.svg`), curveOf(runs.filter(({ set }) => set === name)))
    return `![Wrong answers against answered questions, ${name}](matching-${name}.svg)`
  })
  writeFileSync(join(out, 'matching.md'), pageOf(runs, [...unfinished, ...pictures]))
}
