import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')

function fingerprint(): string {
  const hash = createHash('sha256')
  const entries = readdirSync(join(root, 'widget'), { recursive: true, withFileTypes: true })
  for (const path of entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort())
    hash.update(path).update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

/** Builds the widget as it is now, once for all test files. @returns the folder to serve. */
export function buildWidget(): string {
  const built = join(tmpdir(), `switchboard-widget-${fingerprint()}`)
  if (existsSync(built)) return built
  const own = `${built}.${process.pid}`
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '-c', 'widget/vite.config.ts'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', WIDGET_OUT_DIR: own },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    renameSync(own, built)
  } catch {
    // Another test file was faster; what it built is the same.
    rmSync(own, { recursive: true })
  }
  return built
}
