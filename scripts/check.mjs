#!/usr/bin/env node
// Everything that can be said of the code without running it: format, lint, types, import rule, knowledge, bundle budgets.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const node = process.execPath
const steps = [
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  ['types: server, bot, tests', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json']],
  ['types: widget', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'widget/tsconfig.json']],
  ['types: console', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'console/tsconfig.json']],
  ['import rule', ['scripts/check-imports.mjs']],
  ['knowledge', ['--import', 'tsx', 'knowledge/cli/lint.ts']],
  ['features', ['scripts/features.mjs', '--check']],
  ['build', ['scripts/build.mjs']],
  ['bundle budgets', ['node_modules/size-limit/bin.js']],
]

const failed = []
for (const [name, args] of steps) {
  const started = Date.now()
  const run = spawnSync(node, args, { encoding: 'utf8', env: { ...process.env, NODE_NO_WARNINGS: '1' } })
  const took = `${((Date.now() - started) / 1000).toFixed(1)} s`
  if (run.status === 0) console.log(`✓ ${name} (${took})`)
  else {
    failed.push(name)
    console.log(`✗ ${name} (${took})\n${run.stdout}${run.stderr}`)
  }
}
if (failed.length > 0) {
  console.log(`failed: ${failed.join(', ')}`)
  process.exit(1)
}
