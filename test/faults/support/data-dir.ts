import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Files in memory, where the system has a place for them. */
const MEMORY = '/dev/shm'

/** Gives `work` a folder of its own, in which the knowledge is learned already, and removes it afterwards. */
export function withDataDir<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  return withFolderIn(tmpdir(), work)
}

/**
 * The same for work in which nothing is killed: what counts there is who comes first, not what a disk keeps, and most of
 * its time would go into waiting for the disk.
 */
export function withDataInMemory<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  return withFolderIn(existsSync(MEMORY) ? MEMORY : tmpdir(), work)
}

async function withFolderIn<T>(place: string, work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(place, 'switchboard-faults-'))
  try {
    const { LEARNED_DIR } = process.env
    if (LEARNED_DIR !== undefined) await cp(LEARNED_DIR, join(dataDir, 'cache'), { recursive: true })
    return await work(dataDir)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

export const databaseIn = (dataDir: string) => join(dataDir, 'switchboard.db')
