import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants, setPriority } from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'

const MOST_SECONDS = 300

/**
 * Learns a folder in a process of its own, which keeps the result in `cacheDir`: what learning takes of memory goes
 * with it. Resolves when it has ended, whatever came of it; faults of the knowledge are for the caller to find.
 *
 * @param isInBackground other programs of the machine come first.
 */
export function learnInProcess(
  dir: string,
  cacheDir: string,
  signal?: AbortSignal,
  isInBackground = false,
  onStarted: (pid: number) => void = () => {},
): Promise<void> {
  const isSource = import.meta.url.endsWith('.ts')
  const loader = isSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href] : []
  const file = fileURLToPath(new URL(`./cli/learn.${isSource ? 'ts' : 'js'}`, import.meta.url))
  const child = spawn(process.execPath, [...loader, file, dir, cacheDir], { stdio: 'ignore' })
  if (child.pid !== undefined) onStarted(child.pid)
  if (isInBackground) giveWay(child.pid)
  const stop = () => child.kill()
  const tooLong = setTimeout(stop, MOST_SECONDS * 1_000)
  signal?.addEventListener('abort', stop)
  return new Promise<void>(resolve => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  }).then(() => {
    clearTimeout(tooLong)
    signal?.removeEventListener('abort', stop)
  })
}

function giveWay(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It has ended already, or the system knows no priorities.
  }
}
