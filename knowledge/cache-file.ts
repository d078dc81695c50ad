import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Replaces a file of the cache in one step. What can not be kept only makes the next start slower. Never throws. */
export async function replaceCached(cacheDir: string, name: string, make: () => string | Buffer): Promise<void> {
  const path = join(cacheDir, name)
  const draft = `${path}.${process.pid}.draft`
  try {
    await mkdir(cacheDir, { recursive: true })
    await writeFile(draft, make())
    await rename(draft, path)
  } catch {
    // See above.
  }
}
