#!/usr/bin/env node
// Compiles the server and bundles the pages into dist/. Skips what is newer than its sources; `--force` builds all.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)

const parts = [
  {
    name: 'server',
    sources: [
      ...['protocol', 'bot', 'knowledge', 'server'],
      ...['tsconfig.json', 'tsconfig.build.json', 'scripts/server.vite.config.mjs'],
    ],
    product: 'dist/server/main.js',
    commands: [
      ['tsc', '-p', 'tsconfig.build.json'],
      ['vite', 'build', '-c', 'scripts/server.vite.config.mjs', '--logLevel', 'warn'],
    ],
  },
  {
    name: 'widget',
    sources: ['protocol', 'widget', 'tsconfig.web.json'],
    product: 'dist/public/widget.js',
    commands: [['vite', 'build', '-c', 'widget/vite.config.ts', '--logLevel', 'warn']],
  },
  {
    name: 'console',
    sources: ['protocol', 'console', 'tsconfig.web.json'],
    product: 'dist/public/console/index.html',
    commands: [['vite', 'build', '-c', 'console/vite.config.ts', '--logLevel', 'warn']],
  },
]

const isForced = process.argv.includes('--force')
for (const part of parts) {
  const stamp = join('dist', `.${part.name}.stamp`)
  const print = fingerprint([...part.sources, 'package-lock.json'])
  if (!isForced && existsSync(part.product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print) continue
  const started = Date.now()
  process.stdout.write(`building ${part.name} … `)
  for (const [tool, ...args] of part.commands) {
    const run = spawnSync(process.execPath, [bin(tool), ...args], { encoding: 'utf8' })
    if (run.status !== 0) {
      console.error(`failed\n${run.stdout}${run.stderr}`)
      process.exit(1)
    }
  }
  mkdirSync('dist', { recursive: true })
  writeFileSync(stamp, print)
  console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/** Name, size and time of every source file: enough to see that something has changed. */
function fingerprint(paths) {
  const hash = createHash('sha256')
  const visit = path => {
    const info = statSync(path, { throwIfNoEntry: false })
    if (info === undefined) return
    if (info.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else if (!/\.(ya?ml|csv|md)$/.test(path)) hash.update(`${path}\0${info.size}\0${info.mtimeMs}\n`)
  }
  for (const path of paths) visit(path)
  return hash.digest('hex')
}

function bin(tool) {
  const { bin } = JSON.parse(readFileSync(join('node_modules', packageOf(tool), 'package.json'), 'utf8'))
  return join('node_modules', packageOf(tool), typeof bin === 'string' ? bin : bin[tool])
}

function packageOf(tool) {
  return tool === 'tsc' ? 'typescript' : tool
}
