#!/usr/bin/env node
// Serves from the sources: the server restarts and the pages are rebuilt when a file changes.
import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const build = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' })
if (build.status !== 0) process.exit(build.status ?? 1)

const start = args => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
const vite = 'node_modules/vite/bin/vite.js'
const running = [
  start(['--import', 'tsx', '--watch-path=server', '--watch-path=bot', '--watch-path=protocol', 'server/main.ts']),
  start([vite, 'build', '-c', 'widget/vite.config.ts', '--watch', '--logLevel', 'warn']),
  start([vite, 'build', '-c', 'console/vite.config.ts', '--watch', '--logLevel', 'warn']),
]
const stop = () => {
  for (const child of running) child.kill()
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
