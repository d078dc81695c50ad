import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Learned } from './build-engines.ts'
import { replaceCached } from './cache-file.ts'
import { pack, unpack } from './packed.ts'

/** What was learned at the last publish, by an engine of the same code; `{}` when there is nothing usable. Never throws. */
export async function loadLearned(cacheDir: string, engine: string): Promise<Learned> {
  try {
    const found = unpack(await readShared(join(cacheDir, 'learned.bin'))) as { engine: string; learned: Learned }
    return found.engine === engine ? found.learned : {}
  } catch {
    return {}
  }
}

/** Replaces the cache in one step. A folder that can not be written only makes the next start slower. */
export async function saveLearned(cacheDir: string, engine: string, learned: Learned): Promise<void> {
  await replaceCached(cacheDir, 'learned.bin', () => pack({ engine, learned }))
  // Of a former release.
  await rm(join(cacheDir, 'learned.json'), { force: true }).catch(() => {})
}

/** Into memory that threads can see, so that what was learned need not be copied for them. */
async function readShared(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const bytes = Buffer.from(new SharedArrayBuffer(size))
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(bytes, at, size - at, at)
      if (bytesRead === 0) break
      at += bytesRead
    }
    return bytes
  } finally {
    await file.close()
  }
}
