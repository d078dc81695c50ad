import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Learned } from './build-engines.ts'

const learnedOf = z.object({ key: z.string(), data: z.unknown() }).optional()
const cacheFile = z.object({ engine: z.string(), learned: z.object({ zh: learnedOf, en: learnedOf }) })

/** What was learned at the last publish, by an engine of the same code; `{}` when there is nothing usable. Never throws. */
export async function loadLearned(cacheDir: string, engine: string): Promise<Learned> {
  try {
    const found = cacheFile.parse(JSON.parse(await readFile(cachePath(cacheDir), 'utf8')))
    return found.engine === engine ? (found.learned as Learned) : {}
  } catch {
    return {}
  }
}

/** Replaces the cache in one step. A folder that can not be written only makes the next start slower. */
export async function saveLearned(cacheDir: string, engine: string, learned: Learned): Promise<void> {
  const path = cachePath(cacheDir)
  const draft = `${path}.${process.pid}.draft`
  try {
    await mkdir(cacheDir, { recursive: true })
    await writeFile(draft, JSON.stringify({ engine, learned }))
    await rename(draft, path)
  } catch {
    // See above.
  }
}

function cachePath(cacheDir: string): string {
  return join(cacheDir, 'learned.json')
}
