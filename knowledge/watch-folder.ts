import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { listContentFiles, listContentFolders } from './read-folder.ts'

export const POLL_MS = 3_000

export interface WatchOptions {
  readonly dir: string
  onChange(): void
  readonly debounceMs?: number
  /** How often to look even when the system tells nothing: network drives and containers often do not. */
  readonly pollMs?: number
}

/**
 * Tells when a content file appears, changes or goes. The system's events only say when to look; names, sizes and times
 * of the files decide, so that an event too many changes nothing and one too few is made good by the next poll.
 * Keeps no process alive.
 */
export async function watchFolder(options: WatchOptions): Promise<{ stop(): void }> {
  const { dir, onChange, debounceMs = 200, pollMs = POLL_MS } = options
  const watchers = new Map<string, FSWatcher>()
  let seen = await fingerprint(dir)
  let soon: NodeJS.Timeout | undefined
  let isStopped = false

  async function look() {
    const now = await fingerprint(dir)
    await watchFolders()
    if (isStopped || now === seen) return
    seen = now
    onChange()
  }

  async function watchFolders() {
    const folders = await listContentFolders(dir)
    if (isStopped) return
    for (const folder of folders) {
      if (watchers.has(folder)) continue
      try {
        const watcher = watch(folder, { persistent: false }, lookSoon)
        const forget = () => {
          watcher.close()
          watchers.delete(folder)
        }
        watchers.set(folder, watcher.on('error', forget))
      } catch {
        // Missing folder, or no watches left on this system: the poll sees changes all the same.
      }
    }
  }

  function lookSoon() {
    clearTimeout(soon)
    soon = setTimeout(look, debounceMs).unref()
  }

  await watchFolders()
  const poll = setInterval(look, pollMs).unref()
  return {
    stop() {
      isStopped = true
      clearInterval(poll)
      clearTimeout(soon)
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}

/** Names, sizes and times of all content files. */
export async function fingerprint(dir: string): Promise<string> {
  const files = await listContentFiles(dir)
  const lines = files.map(async file => {
    const found = await stat(join(dir, file), { bigint: true }).catch(() => null)
    return `${file} ${found?.ino} ${found?.size} ${found?.mtimeNs}`
  })
  return (await Promise.all(lines)).join('\n')
}
