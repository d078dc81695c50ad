#!/usr/bin/env node
// Builds what has changed and serves, in this very process, so that signals and memory are those of one program.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const build = spawnSync(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url))], { stdio: 'inherit' })
if (build.status !== 0) process.exit(build.status ?? 1)
await import('../dist/server/main.js')
