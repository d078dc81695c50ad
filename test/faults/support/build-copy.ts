import { spawnSync } from 'node:child_process'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * Builds the server and copies it, so that a build meanwhile does not change what is tested; below the root, so that
 * its packages are found.
 *
 * @param isBundled false: the server runs from its modules, so that one of them can be changed.
 */
export async function buildCopy(name: string, isBundled = true): Promise<string> {
  const build = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (build.status !== 0) process.exit(build.status ?? 1)
  const copy = join(root, `node_modules/.cache/switchboard-${name}`)
  await rm(copy, { recursive: true, force: true })
  await cp(join(root, 'dist'), copy, { recursive: true })
  if (!isBundled) {
    const compiler = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', copy]
    const compile = spawnSync(process.execPath, compiler, { cwd: root, stdio: ['ignore', 2, 2] })
    if (compile.status !== 0) process.exit(compile.status ?? 1)
  }
  return copy
}
