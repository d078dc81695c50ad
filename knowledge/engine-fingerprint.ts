import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Twelve hex digits of the engine's own code: what an older engine learned must not be given to a newer one. */
export const engineFingerprint = once(() => fingerprintOf('../bot/'))

/** The same of the code that reads and checks the files. */
export const readerFingerprint = once(() => fingerprintOf('./'))

/** Read at once: a hundred small files take ten times as long through the thread pool. */
function fingerprintOf(path: string): string {
  const folder = fileURLToPath(new URL(path, import.meta.url))
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.(?:ts|js)$/.test(name))
  const hash = createHash('sha256')
  for (const name of names.sort()) hash.update(name).update(readFileSync(folder + name))
  return hash.digest('hex').slice(0, 12)
}

/** The code of a process does not change while it runs. */
function once(find: () => string): () => string {
  let found: string | undefined
  return () => {
    found ??= find()
    return found
  }
}
