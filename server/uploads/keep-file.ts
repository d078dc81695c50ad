import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError, hasCode } from '../errors.ts'

const unfinished = '.part'

type Open = (path: string, flags: string, mode: number) => Promise<FileHandle>

/**
 * Writes a file that is either there as a whole, also after a power cut, or not at all.
 *
 * @throws DeskError STORE_FULL, STORE_READ_ONLY.
 */
export async function keepFile(dir: string, name: string, bytes: Buffer, openFile: Open = open): Promise<void> {
  const temporary = join(dir, `${name}${unfinished}`)
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    const file = await openFile(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, join(dir, name))
    await syncFolder(dir)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw asDeskError(error)
  }
}

export async function dropFile(dir: string, name: string): Promise<void> {
  await rm(join(dir, name), { force: true })
}

/**
 * What a crash left half-written.
 *
 * @param agedMs what is younger may be another node's, who is writing it.
 * @returns how many files went.
 */
export async function dropUnfinishedFiles(dir: string, agedMs = 0): Promise<number> {
  const names = await readdir(dir).catch(() => [] as string[])
  let dropped = 0
  for (const name of names.filter(each => each.endsWith(unfinished))) {
    const file = await stat(join(dir, name)).catch(() => null)
    if (file === null || Date.now() - file.mtimeMs < agedMs) continue
    await dropFile(dir, name)
    dropped += 1
  }
  return dropped
}

/** A rename is only safe once its folder is on disk. */
async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function asDeskError(error: unknown): unknown {
  if (hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')) {
    return new DeskError('STORE_FULL', 'there is no room for more pictures', { cause: error })
  }
  if (hasCode(error, 'EROFS') || hasCode(error, 'EACCES')) {
    return new DeskError('STORE_READ_ONLY', 'pictures can not be stored', { cause: error })
  }
  return error
}
