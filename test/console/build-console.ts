import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Builds the console from the present sources, once for all test files: the folder's name is their fingerprint.
 *
 * @returns the folder to serve.
 */
export async function buildConsole(): Promise<string> {
  const outDir = join(tmpdir(), `switchboard-console-${fingerprint()}`)
  if (existsSync(outDir)) return outDir
  const building = `${outDir}.${process.pid}`
  await promisify(execFile)(
    process.execPath,
    [
      'node_modules/vite/bin/vite.js',
      'build',
      '-c',
      'console/vite.config.ts',
      '--outDir',
      building,
      '--logLevel',
      'error',
    ],
    { cwd: root, env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' } },
  )
  try {
    renameSync(building, outDir)
  } catch {
    // Another test file was quicker.
    rmSync(building, { recursive: true, force: true })
  }
  return outDir
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const folder of ['console', 'protocol'])
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const path = join(entry.parentPath, entry.name)
        hash.update(`${path}:${statSync(path).mtimeMs}\n`)
      }
  return hash.digest('hex').slice(0, 12)
}
