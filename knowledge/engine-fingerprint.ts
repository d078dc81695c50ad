import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Twelve hex digits of the engine's own code: what an older engine learned must not be given to a newer one. */
export async function engineFingerprint(): Promise<string> {
  const folder = fileURLToPath(new URL('../bot/', import.meta.url))
  const names = (await readdir(folder, { recursive: true })).filter(name => /\.(?:ts|js|json)$/.test(name)).sort()
  const hash = createHash('sha256')
  for (const name of names) hash.update(name).update(await readFile(folder + name))
  return hash.digest('hex').slice(0, 12)
}
