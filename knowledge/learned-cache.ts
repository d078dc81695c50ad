import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Learned } from './build-engines.ts'
import { replaceCached } from './cache-file.ts'
import { pack, unpack } from './packed.ts'

/** What was learned at the last publish, by an engine of the same code; `{}` when there is nothing usable. Never throws. */
export async function loadLearned(cacheDir: string, engine: string): Promise<Learned> {
  try {
    const found = unpack(await readFile(join(cacheDir, 'learned.bin'))) as { engine: string; learned: Learned }
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
