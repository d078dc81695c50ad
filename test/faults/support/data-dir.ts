import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives `work` a folder of its own, in which the knowledge is learned already, and removes it afterwards. */
export async function withDataDir<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-faults-'))
  try {
    const { LEARNED_DIR } = process.env
    if (LEARNED_DIR !== undefined) await cp(LEARNED_DIR, join(dataDir, 'cache'), { recursive: true })
    return await work(dataDir)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

export const databaseIn = (dataDir: string) => join(dataDir, 'switchboard.db')
