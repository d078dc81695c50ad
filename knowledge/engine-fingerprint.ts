import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Twelve hex digits of the engine's own code: what an older engine learned must not be given to a newer one. */
export const engineFingerprint = (): Promise<string> => fingerprintOf('../bot/')

/** The same of the code that reads and checks the files. */
export const readerFingerprint = (): Promise<string> => fingerprintOf('./')

async function fingerprintOf(path: string): Promise<string> {
  const folder = fileURLToPath(new URL(path, import.meta.url))
  const names = (await readdir(folder, { recursive: true })).filter(name => /\.(?:ts|js)$/.test(name)).sort()
  const texts = await Promise.all(names.map(name => readFile(folder + name)))
  const hash = createHash('sha256')
  for (const [place, name] of names.entries()) hash.update(name).update(texts[place]!)
  return hash.digest('hex').slice(0, 12)
}
