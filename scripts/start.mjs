#!/usr/bin/env node
// Builds what has changed and serves, in this very process, so that signals and memory are those of one program.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const build = spawnSync(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url))], { stdio: 'inherit' })
if (build.status !== 0) process.exit(build.status ?? 1)

// The bot learns the shop's knowledge once; later starts restore it, and changes are learned while the server runs.
const cache = join(process.env.DATA_DIR || './data', 'cache')
if (!existsSync(join(cache, 'learned.bin'))) {
  const started = Date.now()
  process.stdout.write('learning the knowledge … ')
  const learn = fileURLToPath(new URL('../dist/knowledge/cli/learn.js', import.meta.url))
  const run = spawnSync(process.execPath, [learn, process.env.KNOWLEDGE_DIR || './knowledge', cache], {
    encoding: 'utf8',
  })
  // Faults are told by the start itself, with all that it knows.
  console.log(
    run.status === 0 ? `${run.stdout.trim()}, ${((Date.now() - started) / 1000).toFixed(1)} s` : 'not possible',
  )
}
await import('../dist/server/main.js')
